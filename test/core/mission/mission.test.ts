import { describe, expect, test } from '@jest/globals';
import { checkMission } from '../../../src/core/mission/check-mission.js';
import { WAITING_MS, attainMission, isFinal, makeFinal, rewordMission, settleMission, withdrawMission } from '../../../src/core/mission/make-final.js';
import type { Mission } from '../../../src/core/mission/mission.js';

const now = Date.parse('2026-03-01T12:00:00Z');
const draft: Mission = { words: 'Together we make every book readable in French', attainable: true, endCriterion: 'All 400 are translated', notLine: null, state: 'draft', finalAt: null, madeFinalAt: null, attainedAt: null, evidence: null };
const waiting: Mission = { ...draft, state: 'waiting', finalAt: now + WAITING_MS };
const final: Mission = { ...waiting, state: 'final', madeFinalAt: now };
const refused = (code: string): unknown => ({ is: 'refused', code });

describe('check a mission', () => {
  test.each<[string, string | null, unknown[]]>([
    ['Together we make every book readable in French', null, []],
    ['Join us and write the guide we all wished for', null, []],
    ['Make knowledge free for all', null, []],
    ['Let’s plant a million trees', null, []],
    ['', null, []],
    ['We fight the lack of books', null, [{ code: 'states-a-problem', words: ['fight', 'lack'] }]],
    ['We stop them and stop again', null, [{ code: 'states-a-problem', words: ['stop'] }]],
    ['Free software for every school', null, []],
    ['The best encyclopedia in the world', null, [{ code: 'no-we', words: [] }]],
    ['Stopping hunger', null, [{ code: 'states-a-problem', words: ['stopping'] }, { code: 'no-we', words: [] }]],
    ['We sell old books to readers', 'a shop selling old books to readers', [{ code: 'copies-antagonist', words: ['sell', 'old', 'books', 'readers'] }]],
    ['We lend books to neighbours for ever', 'a shop selling old books', []],
    ['We write nonstop, unstoppably', null, []],
  ])('%p next to %p', (words, notLine, advice) => {
    expect(checkMission({ words, notLine })).toEqual(advice);
  });
});

describe('make a mission final', () => {
  test('it waits seven days and is final then, not before', () => {
    expect(makeFinal(draft, now)).toEqual(waiting);
    expect(settleMission(waiting, now + WAITING_MS - 1)).toBeNull();
    expect(settleMission(waiting, now + WAITING_MS)).toEqual({ ...waiting, state: 'final', madeFinalAt: now + WAITING_MS });
  });

  test('it can be withdrawn until then and worded anew', () => {
    expect(withdrawMission(waiting, now + WAITING_MS - 1)).toEqual(draft);
    expect(rewordMission(draft, { ...draft, words: 'We do better' }, now)).toEqual({ ...draft, words: 'We do better' });
    expect(rewordMission(null, draft, now)).toEqual(draft);
  });

  test('nothing changes it after its time, though no job has marked it yet', () => {
    const late = now + WAITING_MS;
    expect([withdrawMission(waiting, late), rewordMission(waiting, draft, late), makeFinal(waiting, late)]).toEqual(Array(3).fill(refused('mission-is-final')));
  });

  test.each<[string, Mission]>([['final', final], ['attained', { ...final, state: 'attained', attainedAt: now }]])('nothing changes a %s one', (_name, mission) => {
    expect([withdrawMission(mission, now), rewordMission(mission, draft, now), makeFinal(mission, now)]).toEqual(Array(3).fill(refused('mission-is-final')));
    expect(settleMission(mission, now + WAITING_MS)).toBeNull();
    expect(isFinal(mission, 0)).toBe(true);
  });

  test.each([
    ['a waiting one is not reworded', rewordMission(waiting, draft, now), 'mission-is-waiting'],
    ['nor made final twice', makeFinal(waiting, now), 'mission-is-waiting'],
    ['a draft cannot be withdrawn', withdrawMission(draft, now), 'mission-not-waiting'],
    ['no words', rewordMission(null, { ...draft, words: '  ' }, now), 'mission-empty'],
    ['no words to make final', makeFinal({ ...draft, words: '' }, now), 'mission-empty'],
    ['no end criterion', makeFinal({ ...draft, endCriterion: ' ' }, now), 'end-criterion-missing'],
  ])('%s', (_name, answer, code) => {
    expect(answer).toEqual(refused(code));
  });

  test('one that is kept at for ever needs no end criterion', () => {
    expect(makeFinal({ ...draft, attainable: false, endCriterion: null }, now)).toMatchObject({ state: 'waiting' });
  });
});

describe('attain a mission', () => {
  test('with evidence', () => {
    expect(attainMission(final, ' All 400 are there ', now)).toEqual({ ...final, state: 'attained', attainedAt: now, evidence: 'All 400 are there' });
  });

  test.each([
    ['before it is final', attainMission(waiting, 'x', now), 'mission-not-final'],
    ['without an end', attainMission({ ...final, attainable: false }, 'x', now), 'mission-unattainable'],
    ['without evidence', attainMission(final, ' ', now), 'evidence-missing'],
    ['twice', attainMission({ ...final, state: 'attained' }, 'x', now), 'mission-attained'],
  ])('not %s', (_name, answer, code) => {
    expect(answer).toEqual(refused(code));
  });
});
