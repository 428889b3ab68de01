import { drawAskSaid, drawAskShown, drawAsks, type AsksFacts } from '../cards/asks-card.js';
import type { CallFacts } from '../cards/call-card.js';
import type { Ask } from '../core/asks/ask.js';
import { Refusal } from '../core/refusal.js';
import type { Answer } from '../ports/front-desk.js';
import type { CommunityStore } from '../ports/store.js';
import { answerCard } from './answers.js';
import { together, type Context } from './context.js';
import { endAsk } from './end-ask.js';
import { findAsked, gatherCall } from './gather-invitation.js';
import { keysOf, namePeople } from './name-people.js';
import { isId } from './pick-goal.js';
import { listUnthanked } from './thank-helpers.js';

const MOST_OPTIONS = 25;

/** What managers see of asking. Nobody is ranked, and who did not answer is not shown. */
export async function showAsks({ store, around }: Context): Promise<Answer> {
  const open = await listRunning(store);
  const unthanked = (await listUnthanked(store)).map(({ help, goal }) => ({ person: help.person, title: goal.title, at: help.at }));
  return answerCard(
    drawAsks({
      open,
      options: open.slice(0, MOST_OPTIONS).map(({ ask }) => ({ label: `#${String(ask.number)} ${ask.task}`.slice(0, 75), value: ask.id })),
      unthanked: await nameAll(store, unthanked),
      neverAsked: await nameAll(store, await listNeverAsked(store)),
      proposals: (await store.proposals('open')).length,
      dmsStoppedSince: (await around.store.queue.dmStop())?.since ?? null,
    }),
  );
}

/** Those that are filled, too, until their day is over. */
async function listRunning(store: CommunityStore): Promise<CallFacts[]> {
  const asks = [...(await store.asks('open')), ...(await store.asks('filled'))];
  const found = await Promise.all(asks.map(({ id }) => findAsked(store, id)));
  return Promise.all(found.filter((each) => each !== null).map((each) => gatherCall(store, each)));
}

/** Whoever has found a place by the call is not waiting to be asked. */
async function listNeverAsked(store: CommunityStore) {
  const running = await store.helps({ running: true });
  const offers = (await store.offeredNeverAsked()).filter(({ goal, person }) => !running.some((help) => help.goal === goal && help.person === person));
  const titles = new Map((await store.goals(['active'])).map(({ id, title }) => [id, title]));
  return offers.map(({ goal, person, at }) => ({ person, title: titles.get(goal) ?? '', at }));
}

async function nameAll(store: CommunityStore, helpers: readonly { readonly person: string; readonly title: string; readonly at: number }[]): Promise<AsksFacts['unthanked']> {
  const names = await namePeople(store, helpers.map(({ person }) => person));
  return helpers.flatMap(({ person, ...rest }) => {
    const who = names.get(person);
    return who === undefined ? [] : [{ who, ...rest }];
  });
}

async function askOf(store: CommunityStore, id: string | undefined) {
  const asked = isId(id) ? await findAsked(store, id) : null;
  if (!asked) throw new Refusal('ask-gone');
  return asked;
}

/** One ask: who helps, and how many are being asked. */
export async function showAsk({ store }: Context, id: string | undefined): Promise<Answer> {
  const asked = await askOf(store, id);
  const helping = (await store.helps({ ask: asked.ask.id })).filter(({ handedBackAt }) => handedBackAt === null).map(({ person }) => person);
  const waiting = (await store.invitations(asked.ask.id)).filter(({ answer }) => answer === null).length;
  return answerCard(drawAskShown({ ...(await gatherCall(store, asked)), helpers: keysOf(await namePeople(store, helping), helping), waiting }));
}

/** Nobody is asked for it any more; whoever helps goes on. */
export async function closeAsk(context: Context, id: string | undefined): Promise<Answer> {
  const { ask, goal } = await askOf(context.store, id);
  await together(context, async ({ store, now }) => {
    const current: Ask | null = await store.ask(ask.id);
    if (current && current.state !== 'closed') await endAsk(store, current, 'closed', now);
  });
  context.around.wake();
  return answerCard(drawAskSaid('closed', { task: ask.task, channel: goal.channel }));
}
