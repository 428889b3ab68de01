import { refuse, type Refused } from '../refused.js';
import { DAY_MS } from '../time/calendar.js';
import type { Moment } from '../time/moment.js';
import type { Mission } from './mission.js';

export type MissionRefusal =
  | 'mission-is-final'
  | 'mission-is-waiting'
  | 'mission-not-waiting'
  | 'mission-not-final'
  | 'mission-empty'
  | 'end-criterion-missing'
  | 'mission-unattainable'
  | 'mission-attained'
  | 'evidence-missing';

export type MissionWording = Pick<Mission, 'words' | 'attainable' | 'endCriterion' | 'notLine'>;
type Changed = Mission | Refused<MissionRefusal>;

/** How long a mission can be withdrawn after *Make it final*. */
export const WAITING_MS = 7 * DAY_MS;

/** The first draft (`mission` null) or a reworded one; a waiting one has to be withdrawn first. */
export function rewordMission(mission: Mission | null, wording: MissionWording, now: Moment): Changed {
  if (mission !== null && isFinal(mission, now)) return refuse('mission-is-final');
  if (mission?.state === 'waiting') return refuse('mission-is-waiting');
  if (isBlank(wording.words)) return refuse('mission-empty');
  const { words, attainable, endCriterion, notLine } = wording;
  return { words, attainable, endCriterion, notLine, state: 'draft', finalAt: null, madeFinalAt: null, attainedAt: null, evidence: null };
}

/** Begins the seven days after which the words are final. */
export function makeFinal(mission: Mission, now: Moment): Changed {
  if (isFinal(mission, now)) return refuse('mission-is-final');
  if (mission.state === 'waiting') return refuse('mission-is-waiting');
  if (isBlank(mission.words)) return refuse('mission-empty');
  if (mission.attainable && isBlank(mission.endCriterion)) return refuse('end-criterion-missing');
  return { ...mission, state: 'waiting', finalAt: now + WAITING_MS };
}

/** Takes *Make it final* back, up to the very moment it takes effect, whether or not that has been written down. */
export function withdrawMission(mission: Mission, now: Moment): Changed {
  if (isFinal(mission, now)) return refuse('mission-is-final');
  return mission.state === 'waiting' ? { ...mission, state: 'draft', finalAt: null } : refuse('mission-not-waiting');
}

/** The mission as it is to be written down when its seven days are over, else null. */
export function settleMission(mission: Mission, now: Moment): Mission | null {
  return mission.state === 'waiting' && isFinal(mission, now) ? { ...mission, state: 'final', madeFinalAt: now } : null;
}

/** A final, attainable mission is met; evidence is what shows it. */
export function attainMission(mission: Mission, evidence: string, now: Moment): Changed {
  if (mission.state === 'attained') return refuse('mission-attained');
  if (mission.state !== 'final') return refuse('mission-not-final');
  if (!mission.attainable) return refuse('mission-unattainable');
  return isBlank(evidence) ? refuse('evidence-missing') : { ...mission, state: 'attained', attainedAt: now, evidence: evidence.trim() };
}

/** From this moment no words change, even before a job has marked it. */
export function isFinal(mission: Mission, now: Moment): boolean {
  if (mission.state === 'waiting') return mission.finalAt !== null && now >= mission.finalAt;
  return mission.state !== 'draft';
}

function isBlank(text: string | null): boolean {
  return (text ?? '').trim() === '';
}
