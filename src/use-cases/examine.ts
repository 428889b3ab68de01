import type { ChannelProblem } from '../cards/channel-problem.js';
import { drawDoctor, type DoctorFacts } from '../cards/doctor-card.js';
import { DAY_MS, dayOf } from '../core/time/calendar.js';
import type { Answer } from '../ports/front-desk.js';
import { answerCard } from './answers.js';
import { findProblems, listChosen, type UsedChannel } from './check-channels.js';
import type { Context } from './context.js';
import { isPaused } from './is-paused.js';
import { missionNow } from './mission-now.js';

const TROUBLE_MS = 14 * DAY_MS;

interface Channels {
  readonly used: readonly UsedChannel[];
  readonly problems: readonly ChannelProblem[];
  readonly hasGoal: boolean;
  readonly silent: DoctorFacts['silent'];
}

/** Looks at everything Guidon needs here and says what is missing. */
export async function examine(context: Context): Promise<Answer> {
  const { store, community, home, around, now } = context;
  const channels = await lookAtChannels(context);
  const troubled = await store.troubled(now - TROUBLE_MS);
  return answerCard(
    drawDoctor({
      platform: home.platform,
      connected: around.chatOf(home.platform) !== null,
      engine: (await around.store.databaseNow()) === null ? 'embedded' : 'postgres',
      setUp: community.setUpAt !== null,
      hasPostsChannel: home.postsChannel !== null,
      hasManagersChannel: home.managersChannel !== null,
      managerRole: home.managerRole,
      mission: await missionNow(context),
      hasGoal: channels.hasGoal,
      pausedUntil: isPaused(context) ? dayOf(community.pausedUntil ?? now, community.zone) : null,
      channelsLookedAt: channels.used.length,
      problems: channels.problems,
      silent: channels.silent,
      troubled: troubled.map((delivery) => ({ ...delivery, at: delivery.attemptedAt ?? delivery.due })),
    }),
  );
}

/** The channels this home has chosen, and those its active goals and digests live in. */
async function lookAtChannels(context: Context): Promise<Channels> {
  const { store, home } = context;
  const goals = await store.goals(['active']);
  const rhythms = (await store.rhythms()).filter((rhythm) => rhythm.home === home.id);
  const living = [...goals.filter((goal) => goal.home === home.id), ...rhythms.filter(({ on }) => on)].map(({ channel }) => channel);
  const chosen = listChosen(home);
  const others = [...new Set(living)].filter((channel) => chosen.every((each) => each.channel !== channel));
  const used = [...chosen, ...others.map((channel) => ({ channel, pins: false }))];
  return {
    used,
    problems: await findProblems(context, used),
    hasGoal: goals.length > 0,
    silent: rhythms.filter((rhythm) => (rhythm.on ? rhythm.nextDue === null : rhythm.offReason !== null)),
  };
}
