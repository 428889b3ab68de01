import { drawOldMission, drawStartedOver, drawStartOverQuestion } from '../cards/start-over-card.js';
import { isFinal } from '../core/mission/make-final.js';
import { plainText } from '../core/plain-text.js';
import { Refusal } from '../core/refusal.js';
import type { Answer } from '../ports/front-desk.js';
import type { CommunityStore } from '../ports/store.js';
import { placeBoard, refreshBoards } from './announce.js';
import { answerCard } from './answers.js';
import type { Context } from './context.js';

/** A draft can be reworded, so only who has a final mission needs a new community. */
async function requireFinal({ store, now }: Context): Promise<void> {
  const mission = await store.mission();
  if (mission === null || !isFinal(mission, now)) throw new Refusal('start-over-early');
}

/** What would stay and what would stop. */
export async function askToStartOver(context: Context): Promise<Answer> {
  await requireFinal(context);
  return answerCard(drawStartOverQuestion((await context.store.goals(['active'])).length));
}

/** Ends this community and begins the next one in the same home; its name has to be typed. */
export async function startOver(context: Context, typedName: string): Promise<Answer> {
  const { around, home, community, now, log } = context;
  await requireFinal(context);
  if (plainText(typedName) !== plainText(community.name)) throw new Refusal('start-over-name', { name: community.name });
  await refreshBoards(context.store, home);
  const begun = await around.store.queue.startOver(home.platform, home.key, now);
  const { quietDays, setUpAt, settingsOfferedAt } = community;
  await around.store.of(begun.community).together(async (store) => {
    await store.changeSettings({ quietDays, setUpAt, settingsOfferedAt });
    await placeBoard(store, begun.home, now);
  });
  around.wake();
  log.info({ begun: begun.community }, 'a community started over');
  return answerCard(drawStartedOver());
}

/** Walks back so many communities from this one; only that way an old one is reached, never by an id somebody sends. */
async function findOld({ community, around }: Context, steps: number): Promise<CommunityStore> {
  let id = community.before;
  for (let step = 1; step < steps && id !== null; step += 1) id = (await around.store.of(id).settings()).before;
  if (id === null) throw new Refusal('button-gone');
  return around.store.of(id);
}

/** The mission and the achieved goals of the community so many beginnings ago. */
export async function showOldMission(context: Context, steps: string | undefined): Promise<Answer> {
  if (!/^[1-9]\d?$/.test(steps ?? '')) throw new Refusal('button-gone');
  const old = await findOld(context, Number(steps));
  const { endedAt, before } = await old.settings();
  return answerCard(
    drawOldMission({
      mission: await old.mission(),
      achieved: await old.goals(['achieved']),
      endedAt,
      older: before === null ? null : Number(steps) + 1,
    }),
  );
}
