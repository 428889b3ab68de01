import { drawSettings } from '../cards/settings-card.js';
import { dayOf } from '../core/time/calendar.js';
import { timeOf } from '../core/time/wall-clock.js';
import type { Answer } from '../ports/front-desk.js';
import { answerCard } from './answers.js';
import { findProblems, listChosen } from './check-channels.js';
import type { Context } from './context.js';

/** The settings as they are kept now, whatever the visit began with. */
export async function showSettings(context: Context, saved: boolean): Promise<Answer> {
  const { store, now } = context;
  const community = await store.settings();
  const home = (await store.homes()).find(({ id }) => id === context.home.id) ?? context.home;
  const rhythms = await store.rhythms();
  const paused = community.pausedUntil !== null && community.pausedUntil > now ? community.pausedUntil : null;
  return answerCard(
    drawSettings({
      community,
      home,
      localTime: timeOf(now, community.zone),
      pausedUntil: paused === null ? null : dayOf(paused, community.zone),
      digests: { all: rhythms.length, off: rhythms.filter(({ on }) => !on).length },
      problems: await findProblems({ ...context, home }, listChosen(home)),
      hasMission: (await store.mission()) !== null,
      saved,
    }),
  );
}
