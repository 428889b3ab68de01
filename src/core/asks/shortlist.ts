import { plainText } from '../plain-text.js';
import { saltedHash } from '../heat/salted-hash.js';
import type { Moment } from '../time/moment.js';
import type { Ask, AskReason, NotAsked } from './ask.js';
import { isUnreachable } from './dm-gate.js';
import { isQuiet } from './quiet-hours.js';
import type { Volunteer } from './volunteer.js';

const DAY: Moment = 86_400_000;
/** Nobody is asked more often than this, whoever asks. */
export const ASKED_AT_MOST_EVERY: Moment = 7 * DAY;
/** Of so many people asked one after the other at least one had never been asked before, if any fits. */
const ONE_IN = 4;

/** A volunteer as one ask sees them. All of it is what they said themselves, or when they were last asked. */
export interface Candidate {
  readonly volunteer: Volunteer;
  readonly offeredOnGoal: boolean;
  /** Said "I'd help" on the proposal the goal came from. */
  readonly interested: boolean;
  readonly lastAskedAt: Moment | null;
  /** Was asked for this very thing before, whatever they said. */
  readonly askedForThis: boolean;
  /** An invitation of theirs waits for an answer. */
  readonly waits: boolean;
  readonly helpsWithThis: boolean;
  /** They said "later", until then. */
  readonly laterUntil: Moment | null;
  readonly unreachableUntil: Moment | null;
}

export interface Chosen {
  readonly person: string;
  readonly reasons: readonly AskReason[];
}

export interface Left {
  readonly person: string;
  readonly why: NotAsked;
}

export interface Shortlist {
  /** In the order in which they are asked. */
  readonly chosen: readonly Chosen[];
  readonly left: readonly Left[];
}

interface Asking {
  readonly ask: Pick<Ask, 'skill' | 'asker' | 'seed'>;
  readonly candidates: readonly Candidate[];
  readonly now: Moment;
  /** How many the community asked since it last asked somebody for the first time. */
  readonly sinceNew: number;
}

/** Whom to ask, in which order and why; and of everybody else, why not now. */
export function shortlist({ ask, candidates, now, sinceNew }: Asking): Shortlist {
  const left = candidates.flatMap((candidate): Left[] => {
    const why = whyNot(candidate, ask, now);
    return why === null ? [] : [{ person: candidate.volunteer.person, why }];
  });
  const fitting = candidates.filter((candidate) => whyNot(candidate, ask, now) === null);
  const ranked = fitting.sort((one, other) => compare(one, other, ask));
  return { chosen: letNewOnesIn(ranked, sinceNew).map((candidate) => explain(candidate, ask, ranked)), left };
}

/** Null: this person may be asked now. */
function whyNot(candidate: Candidate, ask: Pick<Ask, 'asker'>, now: Moment): NotAsked | null {
  const { volunteer, lastAskedAt, laterUntil } = candidate;
  const reasons: readonly (readonly [NotAsked, boolean])[] = [
    ['asker', volunteer.person === ask.asker],
    ['helping', candidate.helpsWithThis],
    ['asked-for-this', candidate.askedForThis],
    ['asked-elsewhere', candidate.waits],
    ['asked-this-week', lastAskedAt !== null && now - lastAskedAt < ASKED_AT_MOST_EVERY],
    ['later', (laterUntil ?? 0) > now],
    ['paused', (volunteer.pausedUntil ?? 0) > now],
    // A private corner is open to them still.
    ['unreachable', isUnreachable(candidate, now) && !volunteer.threadFallback],
    ['quiet-hours', isQuiet(volunteer.quiet, volunteer.zone, now)],
  ];
  return reasons.find(([, holds]) => holds)?.[0] ?? null;
}

/** Offers on this goal first, then interest, then skill, then who was not asked for longest. */
function compare(one: Candidate, other: Candidate, ask: Pick<Ask, 'skill' | 'seed'>): number {
  return (
    Number(other.offeredOnGoal) - Number(one.offeredOnGoal) ||
    Number(other.interested) - Number(one.interested) ||
    Number(hasSkill(other, ask)) - Number(hasSkill(one, ask)) ||
    (one.lastAskedAt ?? 0) - (other.lastAskedAt ?? 0) ||
    saltedHash(ask.seed, one.volunteer.person) - saltedHash(ask.seed, other.volunteer.person)
  );
}

/** Goes down the list; each time three were known already, the best of those never asked comes next. */
function letNewOnesIn(ranked: readonly Candidate[], sinceNew: number): Candidate[] {
  const rest = [...ranked];
  const chosen: Candidate[] = [];
  let known = sinceNew;
  while (rest.length > 0) {
    const firstNew = rest.findIndex(isNew);
    const place = known >= ONE_IN - 1 && firstNew >= 0 ? firstNew : 0;
    const [next] = rest.splice(place, 1);
    if (!next) break;
    known = isNew(next) ? 0 : known + 1;
    chosen.push(next);
  }
  return chosen;
}

function explain(candidate: Candidate, ask: Pick<Ask, 'skill'>, ranked: readonly Candidate[]): Chosen {
  const longest = Math.min(...ranked.map(({ lastAskedAt }) => lastAskedAt ?? Infinity));
  const reasons: readonly (readonly [AskReason, boolean])[] = [
    ['offered', candidate.offeredOnGoal],
    ['interested', candidate.interested],
    ['skill', hasSkill(candidate, ask)],
    ['never-asked', isNew(candidate)],
    ['longest-not-asked', candidate.lastAskedAt !== null && candidate.lastAskedAt === longest],
  ];
  return { person: candidate.volunteer.person, reasons: reasons.filter(([, holds]) => holds).map(([reason]) => reason) };
}

function hasSkill({ volunteer }: Candidate, { skill }: Pick<Ask, 'skill'>): boolean {
  const wanted = skill === null ? '' : plainText(skill);
  return wanted !== '' && volunteer.skills.some((each) => plainText(each) === wanted);
}

function isNew({ lastAskedAt }: Candidate): boolean {
  return lastAskedAt === null;
}
