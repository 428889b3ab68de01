import { describe, expect, test } from '@jest/globals';
import { drawDoctor, type DoctorFacts } from '../../src/cards/doctor-card.js';
import { drawFigures } from '../../src/cards/figures-card.js';
import { drawHelp } from '../../src/cards/help-card.js';
import { fit, LIMITS, measureCard } from '../../src/cards/limits.js';
import { drawFinalQuestion, drawManageMission } from '../../src/cards/manage-mission-card.js';
import { drawMission } from '../../src/cards/mission-card.js';
import { drawAttainForm, drawFiguresForm, drawMissionForm, drawStartOverForm, MISSION_ROOM } from '../../src/cards/mission-forms.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { drawPrivacy } from '../../src/cards/privacy-card.js';
import { drawRhythm, drawRhythms } from '../../src/cards/rhythm-card.js';
import { drawRhythmForm } from '../../src/cards/rhythm-forms.js';
import { sayRhythm, writeDays } from '../../src/cards/rhythm-words.js';
import { drawSettings, drawSettingsOffer } from '../../src/cards/settings-card.js';
import { drawBoardForm, drawHomeForm, drawPauseForm, drawQuietForm } from '../../src/cards/settings-forms.js';
import { drawOldMission, drawStartedOver, drawStartOverQuestion } from '../../src/cards/start-over-card.js';
import type { Card, Form } from '../../src/cards/card.js';
import type { Home } from '../../src/core/community/home.js';
import type { Community } from '../../src/core/community/settings.js';
import type { Mission } from '../../src/core/mission/mission.js';
import { readRecurrence } from '../../src/core/time/read-recurrence.js';
import type { Recurrence } from '../../src/core/time/rhythm.js';
import { NINE } from './sample.js';

const ID = '1234567890123456789';
const long = (length: number): string => 'x'.repeat(length);
const LONGEST = '00000000-0000-4000-8000-000000000000';

const mission: Mission = {
  words: long(MISSION_ROOM.words),
  attainable: true,
  endCriterion: long(MISSION_ROOM.criterion),
  notLine: long(MISSION_ROOM.not),
  state: 'draft',
  finalAt: null,
  madeFinalAt: null,
  attainedAt: null,
  evidence: null,
};
const standing = { id: LONGEST, day: '2026-12-24', us: 999_999_999.99, them: 999_999_999.99, unit: 'x'.repeat(MISSION_ROOM.unit), publishedAt: null };
const home: Home = { id: LONGEST, platform: 'discord', key: ID, name: 'x', postsChannel: ID, managersChannel: null, boardChannel: ID, managerRole: ID };
const community: Community = {
  id: LONGEST,
  name: 'x'.repeat(100),
  zone: 'America/Argentina/ComodRivadavia',
  hasCompany: true,
  quietDays: [1, 2, 3, 4, 5, 6],
  pausedUntil: NINE,
  setUpAt: NINE,
  settingsOfferedAt: NINE,
  goalAliveAt: NINE,
  noGoalToldAt: null,
  noGoalNotes: true,
  startedAt: NINE,
  endedAt: null,
  before: null,
};
const lacks = ['see', 'post', 'history', 'pin'] as const;
const rhythm = { id: LONGEST, channel: ID, recurrence: { every: 'week', weeks: 4, on: [1, 2, 3, 4, 5, 6, 7] }, at: '17:30', catchUp: 'latest', on: true, offReason: null, nextDue: NINE } as const;
const problems = Array.from({ length: 3 }, () => ({ channel: ID, lacks }));
const sick: DoctorFacts = {
  platform: 'discord',
  connected: false,
  engine: 'embedded',
  setUp: true,
  hasPostsChannel: false,
  hasManagersChannel: false,
  managerRole: ID,
  mission: { state: 'draft', finalAt: null },
  hasGoal: false,
  pausedUntil: '2026-12-24',
  channelsLookedAt: 9,
  problems,
  silent: [{ channel: ID, on: false, offReason: 'no-permission' }],
  troubled: Array.from({ length: 9 }, () => ({ kind: 'mission-final', target: ID, toPerson: false, state: 'unknown', reason: null, at: NINE }) as const),
};
const advice = [
  { code: 'states-a-problem', words: ['stop', 'fight'] },
  { code: 'no-we', words: [] },
  { code: 'copies-antagonist', words: ['books', 'selling'] },
] as const;

const cards: readonly [string, Card][] = [
  ['mission', drawMission({ mission, published: Array.from({ length: 9 }, () => standing), endedBefore: NINE, manager: true })],
  ['mission draft', drawManageMission({ mission, advice, said: 'mission.saved' })],
  ['mission question', drawFinalQuestion(mission, 'zzzzzzz')],
  ['figures', drawFigures(Array.from({ length: 30 }, () => standing), 'figures.saved')],
  ['old mission', drawOldMission({ mission: { ...mission, notLine: null }, achieved: Array.from({ length: 40 }, () => ({ title: 'Translate a page' })), endedAt: NINE, older: 2 })],
  ['start over', drawStartOverQuestion(99)],
  ['started over', drawStartedOver()],
  ['settings', drawSettings({ community, home, localTime: '09:00', pausedUntil: '2026-12-24', digests: { all: 9, off: 3 }, problems, hasMission: false, saved: true })],
  ['settings offer', drawSettingsOffer()],
  ['rhythms', drawRhythms(Array.from({ length: 10 }, () => rhythm))],
  ['rhythm', drawRhythm({ ...rhythm, on: false, offReason: 'no-permission' }, true, true)],
  ['help', drawHelp(true)],
  ['privacy', drawPrivacy({ firstSeenAt: NINE, progressAt: NINE, takesNotes: true, takesNews: true, isAsked: true, counted: true })],
  ['doctor', drawDoctor(sick)],
];

/** These say a list of anything as far as it fits; the others fit as they are. */
const SHORTENED = ['rhythms', 'doctor', 'mission'];

test.each(cards)('the fullest %s card fits', (name, card) => {
  const fitted = fit(card);
  expect(measureCard(fitted)).toBeLessThanOrEqual(LIMITS.text);
  if (!SHORTENED.includes(name)) expect(fitted).toEqual(card);
  const actions = fitted.blocks.flatMap((block) => (block.is === 'actions' ? [block.actions] : []));
  expect(actions.length).toBeLessThanOrEqual(LIMITS.rows);
  expect(actions.every((row) => row.length <= LIMITS.buttonsInRow)).toBe(true);
  const labels = actions.flat().flatMap((action) => (action.is === 'menu' ? action.options.map(({ label }) => label) : [action.label]));
  expect(labels.filter((label) => label.length > LIMITS.label)).toEqual([]);
});

const forms: readonly [string, Form][] = [
  ['mission', drawMissionForm('mission-draft', {})],
  ['attain', drawAttainForm('mission-attain', {})],
  ['figures', drawFiguresForm('mission-figures', {})],
  ['start over', drawStartOverForm('start-over', {}, community.name)],
  ['home', drawHomeForm('settings-home', {}, 'slack')],
  ['rhythm', drawRhythmForm('settings-rhythm', {}, community.zone, true)],
  ['quiet', drawQuietForm('settings-quiet', null, community)],
  ['pause', drawPauseForm('settings-pause', null)],
  ['board', drawBoardForm('settings-board', null, home)],
];

test.each(forms)('the %s form keeps to what a form can show', (_name, { title, fields }) => {
  expect(title.length).toBeLessThanOrEqual(45);
  expect(fields.length).toBeGreaterThan(0);
  expect(fields.length).toBeLessThanOrEqual(5);
  expect(fields.filter(({ label, hint = '' }) => label.length > 45 || hint.length > 100)).toEqual([]);
});

describe('a rhythm in words', () => {
  test.each<[Recurrence, string, string]>([
    [{ every: 'day' }, 'every day at 09:00', ''],
    [{ every: 'week', weeks: 1, on: [1] }, 'every Monday at 09:00', 'Mon'],
    [{ every: 'week', weeks: 3, on: [2, 5] }, 'every 3 weeks on Tuesday and Friday at 09:00', 'Tue, Fri'],
    [{ every: 'month', on: { date: 2 } }, 'on the 2nd of each month at 09:00', '2'],
    [{ every: 'month', on: { date: 31 } }, 'on the last day of each month at 09:00', 'last day'],
    [{ every: 'month', on: { nth: 3, weekday: 3 } }, 'on the third Wednesday of each month at 09:00', '3rd Wednesday'],
    [{ every: 'month', on: { nth: 'last', weekday: 5 } }, 'on the last Friday of each month at 09:00', 'last Friday'],
  ])('%j', (recurrence, said, written) => {
    expect(sayRhythm(recurrence, '09:00')).toBe(said);
    expect(writeDays(recurrence)).toBe(written);
    const every = recurrence.every === 'week' ? (recurrence.weeks === 1 ? 'week' : `${String(recurrence.weeks)}-weeks`) : recurrence.every;
    expect(readRecurrence(every, written)).toEqual(recurrence);
  });
});

test('whatever somebody agreed to be written about can be stopped from the privacy card', () => {
  const nothing = { firstSeenAt: NINE, progressAt: null, takesNotes: false, takesNews: false, isAsked: false, counted: false };
  const stops = [['takesNotes', '[Stop writing to me]'], ['takesNews', '[No news of my proposals]'], ['isAsked', '[Stop asking me]']] as const;
  for (const [agreed, stop] of stops) {
    expect(drawPlain(drawPrivacy({ ...nothing, [agreed]: true }))).toContain(stop);
    expect(drawPlain(drawPrivacy(nothing))).not.toContain(stop);
  }
});
