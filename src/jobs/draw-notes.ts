import { drawBoardGone, drawBoardStuck, drawDmsStopped, drawNextGoal, drawPinMissing, drawPostParked, drawRhythmOff, drawUnseen } from '../cards/manager-note-card.js';
import { drawHeatTold } from '../cards/heat-note-card.js';
import {
  drawEntryWaiting,
  drawHelperOffered,
  drawMissed,
  drawPastDue,
  drawReached,
  drawStale,
  type StewardNoteFacts,
} from '../cards/steward-note-card.js';
import type { DeliveryKind } from '../core/delivery/delivery.js';
import { isPastDue } from '../core/goals/alive.js';
import type { Entry } from '../core/goals/goal.js';
import type { ManagerNote, StewardNote } from '../use-cases/announce.js';
import { findNext } from '../use-cases/close-goal.js';
import { namePeople } from '../use-cases/name-people.js';
import { drawHelperNote } from './draw-ask-posts.js';
import type { Drawing, Drawn } from './drawing.js';
import { drawHotNowNote, drawNoGoalNote } from './draw-heat-posts.js';
import { readSubject } from './draw-goal-posts.js';
import { drawProposalsWaitingNote } from './draw-proposal-posts.js';

interface Noting {
  readonly drawing: Drawing;
  readonly facts: StewardNoteFacts;
  readonly entries: readonly Entry[];
}

const SETTLED = { withdrawn: 'settled' } as const;

const STEWARD_NOTES: Readonly<Record<StewardNote, (noting: Noting) => Promise<Drawn> | Drawn>> = {
  'helper-offered': async (noting) => {
    const person = await nameOne(noting, String(noting.drawing.delivery.subject.person));
    return isOpen(noting) && person !== null ? drawHelperOffered(noting.facts, person) : SETTLED;
  },
  'past-due': (noting) => (isOpen(noting) && isLate(noting) ? drawPastDue(noting.facts) : SETTLED),
  stale: (noting) => (isOpen(noting) && !hasMoved(noting) ? drawStale(noting.facts) : SETTLED),
  reached: (noting) => (isOpen(noting) && noting.facts.goal.reachedAt !== null ? drawReached(noting.facts) : SETTLED),
  'entry-waiting': async (noting) => {
    const entry = noting.entries.find(({ id }) => id === noting.drawing.delivery.subject.entry);
    const person = entry ? await nameOne(noting, entry.person) : null;
    return entry?.state === 'waiting' && person !== null ? drawEntryWaiting(noting.facts, entry, person) : SETTLED;
  },
  'helper-yes': (noting) => drawHelperNote(noting.drawing, noting.facts, 'helper-yes'),
  'helper-waits': (noting) => drawHelperNote(noting.drawing, noting.facts, 'helper-waits'),
  'helper-back': (noting) => drawHelperNote(noting.drawing, noting.facts, 'helper-back'),
  'helper-needs': (noting) => drawHelperNote(noting.drawing, noting.facts, 'helper-needs'),
  'helper-done': (noting) => drawHelperNote(noting.drawing, noting.facts, 'helper-done'),
  missed: (noting) => (noting.facts.goal.state === 'missed' ? drawMissed(noting.facts) : SETTLED),
};

/** A note is withdrawn when what it speaks of was settled before it could be sent. */
export async function drawStewardNote(drawing: Drawing): Promise<Drawn> {
  const known = await readSubject(drawing);
  if (!known) return SETTLED;
  const { goal, progress, entries } = known;
  const steward = goal.steward === null ? null : ((await namePeople(drawing.store, [goal.steward])).get(goal.steward) ?? null);
  const facts = { goal, progress, privately: drawing.delivery.toPerson, steward };
  return STEWARD_NOTES[drawing.delivery.subject.what as StewardNote]({ drawing, facts, entries });
}

const NOTES_BY_DRAWING: Readonly<Record<'next-goal' | 'hot-now' | 'no-goal' | 'dms-stopped' | 'proposals-waiting', (drawing: Drawing) => Promise<Drawn>>> = {
  'next-goal': drawNext,
  'hot-now': drawHotNowNote,
  'no-goal': drawNoGoalNote,
  'proposals-waiting': drawProposalsWaitingNote,
  'dms-stopped': async ({ store }) => drawDmsStopped(await store.waitingMessages()),
};

const MANAGER_NOTES: Readonly<Record<Exclude<ManagerNote, keyof typeof NOTES_BY_DRAWING>, (told: ToldManagers) => Drawn>> = {
  'rhythm-off': drawRhythmOff,
  'post-parked': ({ channel, toPerson, ...rest }) => drawPostParked({ ...rest, channel: toPerson ? null : channel }),
  'pin-missing': drawPinMissing,
  'board-gone': ({ channel }) => drawBoardGone(channel),
  'board-stuck': drawBoardStuck,
  'heat-told': ({ channel }) => drawHeatTold(channel),
  unseen: ({ channel, toPerson, ...rest }) => drawUnseen({ ...rest, channel: toPerson ? null : channel }),
};

interface ToldManagers {
  readonly channel: string;
  readonly kind: DeliveryKind;
  readonly toPerson: boolean;
  readonly reason: string;
  readonly missing: readonly string[];
  readonly delivery: string;
}

export function drawManagerNote(drawing: Drawing): Promise<Drawn> {
  const what = drawing.delivery.subject.what as ManagerNote;
  return isByDrawing(what) ? NOTES_BY_DRAWING[what](drawing) : Promise.resolve(MANAGER_NOTES[what](readTold(drawing)));
}

function isByDrawing(what: ManagerNote): what is keyof typeof NOTES_BY_DRAWING {
  return Object.hasOwn(NOTES_BY_DRAWING, what);
}

async function drawNext({ store, delivery }: Drawing): Promise<Drawn> {
  const goal = await store.goal(String(delivery.subject.goal));
  return goal?.state === 'achieved' ? drawNextGoal(goal, await findNext(store, goal)) : SETTLED;
}

function readTold({ delivery }: Drawing): ToldManagers {
  const { channel, kind, toPerson, reason, missing, delivery: asked } = delivery.subject;
  return {
    channel: String(channel),
    kind: kind as DeliveryKind,
    toPerson: toPerson === 1,
    reason: String(reason),
    delivery: String(asked ?? ''),
    missing: String(missing ?? '').split(',').filter((ability) => ability !== ''),
  };
}

function isOpen({ facts }: Noting): boolean {
  return facts.goal.state === 'active';
}

function isLate({ facts, drawing }: Noting): boolean {
  return isPastDue(facts.goal, drawing.now, drawing.community.zone);
}

function hasMoved({ facts, drawing }: Noting): boolean {
  return facts.goal.lastMovedAt > drawing.delivery.due;
}

async function nameOne({ drawing }: Noting, person: string): Promise<string | null> {
  return (await namePeople(drawing.store, [person])).get(person) ?? null;
}
