import type { Platform } from '../core/community/home.js';
import type { Delivery } from '../core/delivery/delivery.js';
import type { MissionState } from '../core/mission/mission.js';
import type { CalendarDay, Moment } from '../core/time/moment.js';
import type { Block, Card, Piece, Text } from './card.js';
import { sayChannelProblem, type ChannelProblem } from './channel-problem.js';
import { actions, button, card, line, note, title, words } from './compose.js';
import { sayFailure, sayKind } from './delivery-words.js';
import { sayOffReason } from './rhythm-card.js';
import { drawRoleStep } from './settings-card.js';

interface Trouble extends Pick<Delivery, 'kind' | 'target' | 'toPerson' | 'state' | 'reason'> {
  readonly at: Moment;
}

/** What a check-up found. */
export interface DoctorFacts {
  readonly platform: Platform;
  readonly connected: boolean;
  readonly engine: 'postgres' | 'embedded';
  readonly setUp: boolean;
  readonly hasPostsChannel: boolean;
  readonly hasManagersChannel: boolean;
  readonly managerRole: string | null;
  readonly mission: { readonly state: MissionState; readonly finalAt: Moment | null } | null;
  readonly hasGoal: boolean;
  readonly pausedUntil: CalendarDay | null;
  readonly channelsLookedAt: number;
  readonly problems: readonly ChannelProblem[];
  /** Digests that do not come: switched off, or left no day by the quiet ones. */
  readonly silent: readonly { readonly channel: string; readonly on: boolean; readonly offReason: string | null }[];
  readonly troubled: readonly Trouble[];
}

const MOST_TROUBLED = 5;
const SETTINGS = { command: { is: 'command', words: 'manage settings' } } as const;
const MISSION = { command: { is: 'command', words: 'manage mission' } } as const;

/** What needs a manager first, each with its remedy; then what is well. */
export function drawDoctor(facts: DoctorFacts): Card {
  const findings = listFindings(facts);
  const hidden = facts.troubled.length - MOST_TROUBLED;
  return card(
    title('doctor.title'),
    findings.length === 0 ? line('doctor.well', { count: facts.channelsLookedAt }) : line('doctor.found', { count: findings.length + Math.max(0, hidden) }),
    findings.length === 0 ? null : { is: 'list', items: findings },
    hidden > 0 ? note('platform.more', { count: hidden }) : null,
    facts.managerRole === null ? null : drawRoleStep(facts.platform, facts.managerRole),
    line('doctor.looked-at'),
    drawState(facts),
    actions(button('settings.button.check-again', 'doctor'), button('settings.button.back', 'settings')),
  );
}

function listFindings(facts: DoctorFacts): Text[] {
  return [
    ...(facts.connected ? [] : [words(`doctor.platform-away.${facts.platform}`)]),
    ...listUnset(facts),
    ...facts.problems.map((problem) => sayChannelProblem(facts.platform, problem)),
    ...facts.silent.map(saySilent),
    ...facts.troubled.slice(0, MOST_TROUBLED).map(sayTrouble),
    ...listToDo(facts),
  ];
}

function listUnset({ setUp, hasPostsChannel, hasManagersChannel }: DoctorFacts): Text[] {
  if (!setUp) return [words('doctor.not-set-up', SETTINGS)];
  return [
    ...(hasPostsChannel ? [] : [words('doctor.no-posts-channel', SETTINGS)]),
    ...(hasManagersChannel ? [] : [words('doctor.no-managers-channel', SETTINGS)]),
  ];
}

function listToDo({ mission, hasGoal, pausedUntil }: DoctorFacts): Text[] {
  return [
    ...(mission === null ? [words('doctor.mission.none', MISSION)] : []),
    ...(mission?.state === 'draft' ? [words('doctor.mission.draft', MISSION)] : []),
    ...(hasGoal || mission?.state === 'attained' ? [] : [words('doctor.no-goals', { command: { is: 'command', words: 'goal add' } })]),
    ...(pausedUntil === null ? [] : [words('doctor.paused', { ...SETTINGS, day: { is: 'day', day: pausedUntil } })]),
  ];
}

function saySilent({ channel, on, offReason }: DoctorFacts['silent'][number]): Text {
  const place = { is: 'channel', id: channel } as const;
  if (on) return words('doctor.rhythm-never', { ...SETTINGS, channel: place });
  return words('doctor.rhythm-off', { ...SETTINGS, channel: place, reason: sayOffReason(offReason) });
}

function sayTrouble({ kind, target, toPerson, state, reason, at }: Trouble): Text {
  const channel: Exclude<Piece, string> = toPerson ? { is: 'person', id: target } : { is: 'channel', id: target };
  const fillings = { kind: sayKind(kind), channel, at: { is: 'moment', at, as: 'minute' } as const };
  return state === 'parked' ? words('doctor.parked', { ...fillings, reason: sayFailure(reason) }) : words('doctor.doubt', fillings);
}

/** What was looked at and needs nobody. */
function drawState({ platform, connected, engine, mission }: DoctorFacts): Block {
  const stands = mission !== null && mission.state !== 'draft' ? [words(`doctor.mission.${mission.state}`, { at: { is: 'moment', at: mission.finalAt ?? 0, as: 'minute' } })] : [];
  return { is: 'list', items: [...(connected ? [words(`doctor.platform.${platform}`)] : []), words(`doctor.database.${engine}`), ...stands] };
}
