import type { JsonObject } from '../discord/json.js';
import { isObject, textAt } from '../discord/json.js';
import { drawBlocks } from './draw-blocks.js';
import { drawMrkdwn } from './draw-text.js';
import type { StoredMessage } from './messages.js';
import type { Person } from './person.js';
import type { StoredView } from './views.js';

/** A message as people see it at one moment. */
export interface SeenMessage {
  /** The same as its timestamp, unique in its channel. */
  readonly id: string;
  readonly ts: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  /** Everything a person reads: blocks, or the text where there are none; buttons as [Label], menus as <placeholder: a | b>. */
  readonly text: string;
  /** As it came: what notifications and screen readers say. */
  readonly fallback: string;
  readonly blocks: JsonObject[];
  readonly private: boolean;
  /** Null: the bot. */
  readonly author: string | null;
  readonly createdAt: number;
  readonly edited: boolean;
  readonly pinned: boolean;
  readonly reactions: readonly string[];
  readonly metadata: JsonObject | null;
  /** Every state the message was in, the first at creation, the last the present one. */
  readonly revisions: readonly { at: number; text: string }[];
}

/** A modal or an App Home as its person sees it. */
export interface SeenView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit: string | null;
  readonly text: string;
  readonly blocks: JsonObject[];
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly hash: string;
}

/**
 * What somebody got to see for what they did: `message` something new was written, `update` what they acted on has
 * changed, `view` a modal or App Home came up, `errors` a modal was sent back, `ack` it was taken and nothing more came,
 * `timeout` the app did not acknowledge in time, `none` the app was not reached or refused.
 */
export interface Outcome {
  readonly kind: 'message' | 'view' | 'update' | 'ack' | 'none' | 'errors' | 'timeout' | 'choices';
  /** For sending the same thing again. */
  readonly interactionId: string;
  readonly text: string;
  readonly private: boolean;
  readonly message?: SeenMessage;
  readonly view?: SeenView;
  /** Block id to what stands under the field. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly choices?: readonly { name: string; value: string }[];
}

/** What a person wrote, as outcome and message at once. */
export interface Said extends Outcome {
  readonly message: SeenMessage;
}

type Drawable = Pick<StoredMessage, 'text' | 'blocks'>;

const drawMessage = (message: StoredMessage, drawn: Drawable, viewer?: Person): string => {
  const eyes = { world: message.channel.team.world, viewer };
  const state = viewer && message.states.get(viewer.id);
  return drawn.blocks.length > 0 ? drawBlocks(drawn.blocks, eyes, state) : drawMrkdwn(drawn.text, eyes);
};

export const seeMessage = (message: StoredMessage, viewer?: Person): SeenMessage => ({
  id: message.ts,
  ts: message.ts,
  channelId: message.channel.id,
  threadTs: message.threadTs,
  text: drawMessage(message, message, viewer),
  fallback: message.text,
  blocks: structuredClone(message.blocks),
  private: message.visibleTo !== null,
  author: message.author?.name ?? null,
  createdAt: message.createdAt,
  edited: message.editedTs !== null,
  pinned: message.pinned,
  reactions: message.reactions.map((one) => one.name),
  metadata: message.metadata,
  revisions: message.revisions.map((one) => ({ at: one.at, text: drawMessage(message, one, viewer) })),
});

const plainAt = (view: JsonObject, key: string): string => {
  const text = view[key];
  return isObject(text) ? textAt(text, 'text') : '';
};

export const seeView = (view: StoredView): SeenView => {
  const title = plainAt(view.content, 'title');
  const submit = plainAt(view.content, 'submit');
  const inside = drawBlocks(view.blocks, { world: view.person.team.world, viewer: view.person }, view.state);
  return {
    id: view.id,
    type: view.type,
    title,
    submit: submit === '' ? null : submit,
    text: [title, inside].filter((line) => line !== '').join('\n'),
    blocks: structuredClone(view.blocks),
    callbackId: view.callbackId,
    privateMetadata: view.privateMetadata,
    hash: view.hash,
  };
};

export const seenMessage = (kind: 'message' | 'update', message: SeenMessage) => ({
  kind,
  text: message.text,
  private: message.private,
  message,
});

export const seenView = (kind: 'view' | 'update', stored: StoredView) => {
  const view = seeView(stored);
  return { kind, text: view.text, private: true, view };
};
