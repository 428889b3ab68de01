import { MessageFlags, type APIActionRowComponent, type APIComponentInMessageActionRow } from 'discord.js';
import type { Block, Card, Text } from '../../cards/card.js';
import { sayLine } from '../../words/say.js';
import { drawActions } from './draw-actions.js';
import { drawText, type FindCommandId, type TextFrame } from './draw-text.js';
import { shareRoom } from './share-room.js';

/** The part of a message's JSON that a card makes; with it nobody is ever pinged and no link unfurls. */
export interface DrawnCard {
  readonly content: string;
  readonly components: APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly flags: MessageFlags.SuppressEmbeds;
  readonly allowed_mentions: { readonly parse: [] };
}

type Worded = Exclude<Block, { is: 'actions' }>;

const MOST_CONTENT = 2000;
const MOST_BLOCKS = 40;
const MORE_ROOM = 30;
const BAR_LENGTH = 10;

/** A marker is put into every button and menu, or into a last small line where there is none. */
export function drawCard(card: Card, marker: string | null, findCommandId: FindCommandId): DrawnCard {
  const actions = card.blocks.filter((block) => block.is === 'actions').flatMap((block) => [block.actions]);
  const { rows, marked } = drawActions(actions, marker);
  const reference = marker === null || marked ? '' : `\n${drawReference(marker)}`;
  const worded = card.blocks.filter((block) => block.is !== 'actions').slice(0, MOST_BLOCKS);
  const content = drawBlocks(worded, MOST_CONTENT - reference.length, findCommandId);
  return { content: content + reference, components: rows, flags: MessageFlags.SuppressEmbeds, allowed_mentions: { parse: [] } };
}

/** The small line a post without buttons is found by; what people type can never look like it, for its backticks are escaped. */
export function drawReference(marker: string): string {
  return `-# ${sayLine('platform.reference')} \`${marker}\``;
}

function drawBlocks(blocks: readonly Worded[], most: number, findCommandId: FindCommandId): string {
  const draw = (block: Worded, room: number): string => drawBlock(block, { room, keepLines: block.is === 'text', findCommandId });
  const whole = blocks.map((block) => draw(block, Infinity));
  const sizes = whole.map((text, at) => ({ size: text.length, dear: isDear(blocks[at]) }));
  const rooms = shareRoom(sizes, most - blocks.length);
  return blocks.map((block, at) => draw(block, rooms[at] ?? 0)).join('\n');
}

/** What a card is about and what goes with it are shortened last. */
function isDear(block: Worded | undefined): boolean {
  return block?.is === 'title' || block?.is === 'note';
}

function drawBlock(block: Worded, frame: TextFrame): string {
  switch (block.is) {
    case 'title': return drawText(['### ', ...block.text], frame);
    case 'text': return drawText(block.text, frame);
    case 'list': return drawLines(block.items.map((item) => ['- ', ...item]), frame);
    case 'fields': return drawLines(block.fields.map(({ name, value }) => [{ is: 'strong', parts: name }, ' ', ...value]), frame);
    case 'progress': return drawText([drawBar(block.share), ' ', ...block.text], frame);
    case 'note': return drawText(['-# ', ...block.text], frame);
  }
}

/** As many whole lines as there is room for and how many are left out. */
function drawLines(lines: readonly Text[], frame: TextFrame): string {
  const drawn = lines.map((line) => drawText(line, { ...frame, room: Infinity }));
  if (drawn.join('\n').length <= frame.room) return drawn.join('\n');
  const kept: string[] = [];
  let left = frame.room - MORE_ROOM;
  for (const line of drawn) {
    left -= line.length + 1;
    if (left < 0) break;
    kept.push(line);
  }
  if (kept.length === 0) return drawText(lines[0] ?? [], frame);
  return [...kept, sayLine('platform.more', { count: drawn.length - kept.length })].join('\n');
}

function drawBar(share: number): string {
  const safe = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  // Only a goal that is reached shows a full bar; the tiny summand undoes what 0.29 * 100 loses.
  const percent = Math.floor(safe * 100 + 1e-9);
  const full = Math.floor(percent / BAR_LENGTH);
  return `${'▰'.repeat(full)}${'▱'.repeat(BAR_LENGTH - full)} ${String(percent)} %`;
}
