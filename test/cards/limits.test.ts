import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawCard } from '../../src/adapters/discord/draw-card.js';
import { drawAchieved } from '../../src/cards/achieved-card.js';
import { drawAttained } from '../../src/cards/attained-card.js';
import { drawBoard, drawBoardMoved } from '../../src/cards/board-card.js';
import type { Card } from '../../src/cards/card.js';
import { actions, button, card, typed } from '../../src/cards/compose.js';
import { drawDigest } from '../../src/cards/digest-card.js';
import { drawLaunch } from '../../src/cards/launch-card.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { fit, LIMITS, measureCard } from '../../src/cards/limits.js';
import { drawBoardStuck, drawPinMissing, drawPostParked, drawRhythmOff } from '../../src/cards/manager-note-card.js';
import { drawMissionFinal } from '../../src/cards/mission-final-card.js';
import { drawSharedEntry } from '../../src/cards/shared-entry-card.js';
import { drawSharedGoal } from '../../src/cards/shared-goal-card.js';
import { drawEntryWaiting, drawHelperOffered, drawMissed, drawPastDue, drawReached, drawStale } from '../../src/cards/steward-note-card.js';
import type { Mission } from '../../src/core/mission/mission.js';
import { measureProgress } from '../../src/core/goals/progress.js';
import { makeEntry, makeGoal, NINE } from './sample.js';

const NASTY = '*_`~|<@&>[]()#:\\';
const long = (length: number): string => NASTY.repeat(Math.ceil(length / NASTY.length)).slice(0, length);
const ID = '1234567890123456789';
const people = Array.from({ length: 500 }, () => ID);
const measure = { is: 'checklist', items: Array.from({ length: 20 }, () => long(100)) } as const;
const words = { title: long(120), benefit: long(300), firstStep: long(200), reason: long(300), learned: long(1000) };
const numbered = makeGoal({ ...words, number: 123_456, measure: { is: 'number', target: 1e9, unit: long(100) } });
const listed = makeGoal({ ...words, measure });
const described = makeGoal({ ...words, measure: { is: 'done', criterion: long(1000) } });
const entry = makeEntry({ note: long(300), link: `https://discord.com/channels/${ID}/${ID}/${ID}`, item: 3 });
const mission: Mission = {
  words: long(1000),
  attainable: true,
  endCriterion: long(1000),
  notLine: long(1000),
  state: 'final',
  finalAt: NINE,
  madeFinalAt: NINE,
  attainedAt: NINE,
  evidence: long(4000),
};
const goals = [numbered, listed, described].map((goal) => ({ goal, progress: measureProgress(goal, [entry]) }));
const many = Array.from({ length: 70 }, () => goals).flat();
const pace = { word: 'behind', forecast: '2027-12-12', basis: 'rate' } as const;
const missing = ['see', 'post', 'embed', 'history', 'pin'];

const cards: readonly [string, Card][] = [
  ...goals.flatMap(({ goal, progress }): [string, Card][] => {
    const note = { goal, progress, privately: false, steward: ID };
    const name = goal.measure.is;
    return [
      [`launch, ${name}`, drawLaunch({ goal, progress, mission: mission.words })],
      [`achieved, ${name}`, drawAchieved({ goal, progress, people, unnamed: 12, glad: { good: 1_000, fair: 1_000, bad: 1_000 }, mission: mission.words })],
      [`shared goal, ${name}`, drawSharedGoal({ goal, progress, pace, pastDue: false })],
      [`shared entry, ${name}`, drawSharedEntry({ goal, entry, progress, person: ID })],
      [`helper offered, ${name}`, drawHelperOffered(note, ID)],
      [`past due, ${name}`, drawPastDue(note)],
      [`stale, ${name}`, drawStale(note)],
      [`reached, ${name}`, drawReached(note)],
      [`entry waiting, ${name}`, drawEntryWaiting(note, entry, ID)],
      [`missed, ${name}`, drawMissed(note)],
    ];
  }),
  ['digest', drawDigest({ goals: many.map((each) => ({ ...each, pace, pastDue: false, contributors: people })), lateSince: NINE })],
  ['board', drawBoard({ mission, goals: many })],
  ['board moved', drawBoardMoved(ID)],
  ['mission final', drawMissionFinal(mission)],
  ['attained', drawAttained({ mission, goalsAchieved: 12_345, people })],
  ['rhythm off', drawRhythmOff({ channel: ID, reason: 'no-permission', missing })],
  ['post parked', drawPostParked({ kind: 'mission-final', channel: ID, reason: 'no-permission', missing })],
  ['pin missing', drawPinMissing({ channel: ID, reason: 'no-permission', missing })],
  ['board stuck', drawBoardStuck({ channel: ID, reason: 'no-permission', missing })],
];

function actionsOf({ blocks }: Card) {
  return blocks.flatMap((block) => (block.is === 'actions' ? block.actions : []));
}

describe('with the longest input', () => {
  test.each(cards)('%s stays within every limit', (_name, drawn) => {
    const fitted = fit(drawn);
    expect(measureCard(fitted)).toBeLessThanOrEqual(LIMITS.text);
    expect(fitted.blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
    for (const action of actionsOf(fitted)) {
      expect((action.is === 'menu' ? action.placeholder : action.label).length).toBeLessThanOrEqual(LIMITS.label);
      if (action.is === 'menu') expect(action.options.length).toBeLessThanOrEqual(LIMITS.options);
    }
  });

  test.each(cards)('%s comes out on Discord without being cut there', (_name, drawn) => {
    const { content } = drawCard(fit(drawn), 'marker-of-22-characters', () => ID);
    const roomy = drawPlain(fit(drawn));
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content.match(/…/gu)?.length ?? 0).toBeLessThanOrEqual(roomy.match(/…/gu)?.length ?? 0);
  });

  test('a digest of hundreds of goals says how many are not shown', () => {
    expect(drawPlain(fit(cards.find(([name]) => name === 'digest')?.[1] ?? card()))).toMatch(/… and \d+ more/u);
  });
});

test('a card that fits is left as it is', () => {
  const drawn = drawLaunch({ goal: makeGoal(), progress: measureProgress(makeGoal(), []), mission: 'Light' });
  expect(fit(drawn)).toEqual(drawn);
});

test('whatever is in it, a card comes out within the limits and keeps its first button', () => {
  const text = fc.array(fc.oneof(fc.string({ maxLength: 5000, unit: 'binary' }).map(typed), fc.constant('words of our own')), { maxLength: 4 });
  const block = fc.oneof(
    text.map((said) => ({ is: 'text' as const, text: said })),
    fc.array(text, { maxLength: 60 }).map((items) => ({ is: 'list' as const, items })),
    fc.array(fc.record({ name: text, value: text }), { maxLength: 10 }).map((fields) => ({ is: 'fields' as const, fields })),
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (blocks, buttons) => {
      const pressed = actions(...Array.from({ length: buttons }, () => button('button.help', 'goal-help')));
      const fitted = fit(card(blocks, pressed));
      expect(measureCard(fitted)).toBeLessThanOrEqual(LIMITS.text);
      expect(fitted.blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
      expect(actionsOf(fitted).length).toBe(Math.min(buttons, LIMITS.rows * LIMITS.buttonsInRow));
    }),
    { numRuns: 300, seed: 20260302 },
  );
});
