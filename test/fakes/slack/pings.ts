import type { JsonObject } from '../discord/json.js';
import { isObject, textAt } from '../discord/json.js';
import type { FakeChannel } from './channel.js';
import type { MessageContent } from './messages.js';
import type { Ping } from './world.js';

type Found = Pick<Ping, 'kind' | 'target'>;

const MARK = /<!(channel|here|everyone)(?:\|[^<>]*)?>|<!subteam\^([A-Z0-9]+)(?:\|[^<>]*)?>|<@([A-Z0-9]+)(?:\|[^<>]*)?>/g;

const inText = (text: string): Found[] =>
  [...text.matchAll(MARK)].map(([, range, group, person]): Found => {
    if (range) return { kind: range as Ping['kind'], target: null };
    return group ? { kind: 'group', target: group } : { kind: 'person', target: person ?? null };
  });

/** Only mrkdwn and the elements made for it notify anybody; plain text never does. */
const inBlocks = (value: unknown): Found[] => {
  if (Array.isArray(value)) return value.flatMap(inBlocks);
  if (!isObject(value)) return [];
  if (value['type'] === 'mrkdwn' || value['type'] === 'markdown') return inText(textAt(value, 'text'));
  return [...inRichText(value), ...Object.values(value).flatMap(inBlocks)];
};

const inRichText = (element: JsonObject): Found[] => {
  if (element['type'] === 'broadcast') return [{ kind: textAt(element, 'range') as Ping['kind'], target: null }];
  if (element['type'] === 'user' && 'user_id' in element) return [{ kind: 'person', target: textAt(element, 'user_id') }];
  if (element['type'] === 'usergroup') return [{ kind: 'group', target: textAt(element, 'usergroup_id') }];
  return [];
};

/** Notes everybody who would be notified by this. */
export const notePings = (channel: FakeChannel, content: MessageContent): void => {
  const found = [...inText(content.text), ...inBlocks(content.blocks)];
  const distinct = new Map(found.map((one) => [`${one.kind} ${one.target ?? ''}`, one]));
  for (const one of distinct.values()) {
    channel.team.world.pings.push({ ...one, channelId: channel.id, text: content.text });
  }
};
