import { expect, test } from '@jest/globals';
import { suggestForChannel } from '../../../src/core/goals/suggest-for-channel.js';
import { makeGoal } from '../../cards/sample.js';

const none = { channel: '100', goals: [], offers: new Map<string, number>(), people: 0 };
const missed = (id: string, change: Parameters<typeof makeGoal>[0] = {}) => makeGoal({ id, title: `goal ${id}`, state: 'missed', closedAt: 1, ...change });

test.each([
  [0, 'ask-what-members-want'],
  [49, 'ask-what-members-want'],
  [50, 'write-the-guide'],
  [499, 'write-the-guide'],
  [500, 'welcome-newcomers'],
])('without a goal of the past, a community of %i people begins with: %s', (people, starter) => {
  expect(suggestForChannel({ ...none, people })).toEqual({ is: 'starter', starter });
});

test('a goal missed in this channel comes before any other, however many offered help elsewhere', () => {
  const goals = [missed('elsewhere', { channel: '200' }), missed('here', { state: 'let-go' })];
  expect(suggestForChannel({ ...none, goals, offers: new Map([['elsewhere', 40]]) })).toMatchObject({ goal: { id: 'here' } });
});

test('of two in one channel the one with more offers, then the one closed last', () => {
  const goals = [missed('few', { closedAt: 9 }), missed('many'), missed('late', { closedAt: 10 })];
  expect(suggestForChannel({ ...none, goals, offers: new Map([['many', 3], ['few', 1]]) })).toMatchObject({ goal: { id: 'many' } });
  expect(suggestForChannel({ ...none, goals })).toMatchObject({ goal: { id: 'late' } });
});

test('what is being done, or was achieved since, is not offered again', () => {
  const goals = [missed('one', { title: 'Style guide' }), makeGoal({ id: 'two', title: 'style  guide', state: 'active' })];
  expect(suggestForChannel({ ...none, goals })).toMatchObject({ is: 'starter' });
});
