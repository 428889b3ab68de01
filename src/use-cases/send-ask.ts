import { drawAskPreview, drawAskSaid, WRITE_WHEN, type WriteWhen } from '../cards/asks-card.js';
import type { Ask } from '../core/asks/ask.js';
import type { Left } from '../core/asks/shortlist.js';
import { saltedHash } from '../core/heat/salted-hash.js';
import { Refusal } from '../core/refusal.js';
import type { Moment } from '../core/time/moment.js';
import type { Answer } from '../ports/front-desk.js';
import type { Draft } from '../ports/store.js';
import { refreshPosts } from './announce.js';
import { answerCard } from './answers.js';
import { together, type Context } from './context.js';
import { shortlistFor } from './list-candidates.js';
import { namePeople } from './name-people.js';
import { isId } from './pick-goal.js';
import { readAsk } from './read-ask.js';

const DAY: Moment = 86_400_000;
const ANSWER_HOURS = 48;

export const ASK_NEW = 'ask-new';

/** What would happen and to whom: looking at it sends nothing. */
export async function previewAsk(context: Context, draftId: string | undefined, chosenWhen: string | undefined): Promise<Answer> {
  const { store, person, now } = context;
  const draft = isId(draftId) ? await store.draft(draftId, person.id) : null;
  if (draft?.press !== ASK_NEW) throw new Refusal('draft-gone');
  const { goal, ...ask } = await readAsk(context, draft.values);
  const { chosen, left } = await shortlistFor(store, { id: null, goal: goal.id, skill: ask.skill, asker: person.id, seed: seedOf(draft) }, now);
  const names = await namePeople(store, chosen.map((each) => each.person));
  return answerCard(
    drawAskPreview({
      ...{ draft: draft.id, ask, channel: goal.channel, when: readWhen(chosenWhen) },
      chosen: chosen.map((each) => ({ who: names.get(each.person) ?? '', reasons: each.reasons })),
      left: countLeft(left),
    }),
  );
}

/** Posts the call; of two presses one does it. Nobody is written to before the time chosen. */
export async function sendAsk(context: Context, draftId: string | undefined, chosenWhen: string | undefined): Promise<Answer> {
  const when = readWhen(chosenWhen);
  const sent = await together(context, async (inside) => {
    const { store, person, now } = inside;
    const draft = isId(draftId) ? await store.takeDraft(draftId, person.id) : null;
    if (draft?.press !== ASK_NEW) return null;
    const { goal, ...words } = await readAsk(inside, draft.values);
    const ask = await store.addAsk({ ...words, goal: goal.id, asker: person.id, messagesFrom: startOf(when, now), answerHours: ANSWER_HOURS, seed: seedOf(draft), at: now });
    const place = { home: goal.home, target: goal.channel, toPerson: false };
    await store.addDelivery({ ...place, kind: 'call', subject: { ask: ask.id, goal: goal.id }, once: `call:${ask.id}`, due: now });
    await refreshPosts(store, goal, now);
    return { task: ask.task, channel: goal.channel };
  });
  context.around.wake();
  return answerCard(sent ? drawAskSaid('sent', sent) : drawAskSaid('sent.before', { task: '', channel: '' }));
}

function readWhen(typed: string | undefined): WriteWhen {
  return WRITE_WHEN.find((each) => each === typed) ?? 'day';
}

function startOf(when: WriteWhen, now: Moment): Ask['messagesFrom'] {
  if (when === 'never') return null;
  return when === 'now' ? now : now + DAY;
}

/** The same for the preview and for what is sent, so that ties come out as they were shown. */
function seedOf({ id }: Draft): number {
  return saltedHash(0, id) >>> 1;
}

function countLeft(left: readonly Left[]): Partial<Record<Left['why'], number>> {
  const counted: Partial<Record<Left['why'], number>> = {};
  for (const { why } of left) counted[why] = (counted[why] ?? 0) + 1;
  return counted;
}
