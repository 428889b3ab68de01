import { readConversationLines } from '../adapters/archive/json-lines.js';
import type { ArchivedConversation } from '../core/heat/archived.js';
import { scoreConversation } from '../core/heat/score-conversation.js';
import type { TextModel } from '../core/heat/text/text-model.js';
import { sayReason, tell, Troubles, writeLine } from './drama-words.js';

interface Asked {
  readonly path: string;
  readonly model: TextModel | null;
  readonly json: boolean;
}

/** Writes how hot each conversation of a file is. */
export async function score({ path, model, json }: Asked): Promise<void> {
  const troubles = new Troubles();
  const scored: Scored = { read: 0, unread: 0, kinds: new Map(), text: model !== null };
  for await (const found of readConversationLines(path)) {
    if (found.is === 'trouble') troubles.add(found.trouble);
    else await scoreOne(found.thing, model, scored);
  }
  if (json) tell(JSON.stringify({ summary: sumUp(scored, troubles) }));
  else sayScored(scored, troubles);
}

async function scoreOne(conversation: ArchivedConversation, model: TextModel | null, scored: Scored): Promise<void> {
  const { heat, drama, kind, signals, reasons } = scoreConversation(conversation, model);
  await writeLine({ id: conversation.id, heat, drama, kind, reasons: reasons.map(sayReason) });
  scored.read += 1;
  if (drama) scored.kinds.set(kind, (scored.kinds.get(kind) ?? 0) + 1);
  if (!signals.includes('text')) scored.unread += 1;
}

/** What all conversations of a file came to. */
interface Scored {
  read: number;
  /** Whose text was not read. */
  unread: number;
  readonly kinds: Map<string, number>;
  readonly text: boolean;
}

function countDramas({ kinds }: Scored): number {
  return [...kinds.values()].reduce((sum, count) => sum + count, 0);
}

function sumUp(scored: Scored, troubles: Troubles): object {
  return { conversations: scored.read, drama: countDramas(scored), kinds: Object.fromEntries(scored.kinds), withoutText: scored.unread, troubles: troubles.list() };
}

function sayScored(scored: Scored, troubles: Troubles): void {
  const { read, unread, kinds, text } = scored;
  const how = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  tell(`${read} conversations read, ${countDramas(scored)} of them hot${how === '' ? '' : ` (${how})`}.`);
  if (!text) tell('Only how messages follow each other was read, not what they say: that tells little without a channel’s own past.');
  else if (unread > 0) tell(`In ${unread} of them there was no text, too little of it, or it was not English: there only how messages follow each other was read.`);
  for (const line of troubles.say()) tell(line);
}
