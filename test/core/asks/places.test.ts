import { expect, test } from '@jest/globals';
import type { Ask, Help, Invitation } from '../../../src/core/asks/ask.js';
import { countTaken, countToAsk, halfWay, hasLapsed } from '../../../src/core/asks/places.js';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 10);
const ask: Ask = { id: 'a', number: 1, goal: 'g', task: 't', size: null, deadline: '2026-03-20', places: 3, skill: null, asker: 'm', messagesFrom: NOW, answerHours: 48, seed: 1, state: 'open', at: NOW, closedAt: null };
const help = (change: Partial<Help> = {}): Help => ({ id: 'h', ask: 'a', goal: 'g', person: 'p', way: 'call', at: NOW, handedBackAt: null, doneAt: null, check: null, checkAskedAt: null, stewardSettledAt: null, thankedAt: null, ...change });
const invitation = (change: Partial<Invitation> = {}): Invitation => ({ id: 'i', ask: 'a', person: 'p', at: NOW, answer: null, answeredAt: null, laterUntil: null, reasons: [], ...change });

test('as many are asked as places are open and nobody is being asked for', () => {
  expect(countToAsk(ask, [], [], NOW)).toBe(3);
  expect(countToAsk(ask, [help()], [], NOW)).toBe(2);
  expect(countToAsk(ask, [help()], [invitation(), invitation({ answer: 'declined' })], NOW)).toBe(1);
  expect(countToAsk(ask, [help(), help({ doneAt: NOW }), help({ handedBackAt: NOW })], [invitation()], NOW)).toBe(0);
  expect(countToAsk(ask, [help(), help(), help(), help()], [], NOW)).toBe(0);
});

test.each([
  ['before the time chosen', { messagesFrom: NOW + 1 }],
  ['when nobody is to be written to', { messagesFrom: null }],
  ['once it is filled', { state: 'filled' as const }],
  ['once it is closed', { state: 'closed' as const }],
])('nobody %s', (_when, change) => {
  expect(countToAsk({ ...ask, ...change }, [], [], NOW)).toBe(0);
});

test('a place handed back is open again, one that is done is not', () => {
  expect(countTaken([help({ handedBackAt: NOW }), help({ doneAt: NOW }), help()])).toBe(2);
});

test('an answer comes in time or not at all', () => {
  expect(hasLapsed(invitation(), ask, NOW + 48 * HOUR - 1)).toBe(false);
  expect(hasLapsed(invitation(), ask, NOW + 48 * HOUR)).toBe(true);
  expect(hasLapsed(invitation({ answer: 'yes' }), ask, NOW + 480 * HOUR)).toBe(false);
});

test('half way lies between the yes and the deadline, and never before the yes', () => {
  expect(halfWay(help(), NOW + 10 * HOUR)).toBe(NOW + 5 * HOUR);
  expect(halfWay(help(), NOW - 10 * HOUR)).toBe(NOW);
});
