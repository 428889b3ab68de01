import { describe, expect, test } from '@jest/globals';
import { checkHistory, type History, type Knock, type Wish } from './check-history.js';

const DUE = 1_000_000;

function wish(change: Partial<Wish> = {}): Wish {
  return { key: 'w1', home: 'h1', channel: 'c1', due: DUE, mark: '<w1>', owed: true, versions: [{ from: 0, text: 'one' }], cancelledAt: null, ...change };
}

function knock(change: Partial<Knock> = {}): Knock {
  return { at: DUE + 10, home: 'h1', channel: 'c1', text: '<w1> one', message: 'm1', ...change };
}

function judge(wishes: readonly Wish[], knocks: readonly Knock[], change: Partial<History> = {}): string[] {
  const history = { wishes, knocks, managersChannels: [{ home: 'h1', channel: 'managers' }], mayBeEarlyBy: 0, mayFollowCancelBy: 2_000, ...change };
  return checkHistory(history).map(({ is, of }) => `${is} ${of}`);
}

describe('nothing is said of', () => {
  test('a post seen once, at its time, as it was', () => {
    expect(judge([wish()], [knock()])).toEqual([]);
  });

  test('tries that came to nothing and repeats taken for the first', () => {
    expect(judge([wish()], [knock({ message: null }), knock({ at: DUE + 500 }), knock({ at: DUE + 900 })])).toEqual([]);
  });

  test('what was cancelled before it came', () => {
    expect(judge([wish({ owed: false, cancelledAt: DUE - 1 })], [])).toEqual([]);
  });

  test('a text as it was when the time came, although it changed before anybody met it', () => {
    const versions = [{ from: 0, text: 'one' }, { from: DUE + 5, text: 'two' }];
    expect(judge([wish({ versions })], [knock()])).toEqual([]);
    expect(judge([wish({ versions })], [knock({ text: '<w1> two' })])).toEqual([]);
  });

  test('posts of one channel, one for each time due', () => {
    const daily = [0, 1, 2].map((day) => wish({ key: `day ${day}`, mark: null, due: DUE + day * 1_000, versions: [] }));
    expect(judge(daily, daily.map(({ due, key }) => knock({ at: due + 1, message: key })))).toEqual([]);
  });

  test('a refused post of which the managers heard', () => {
    expect(judge([wish({ owed: false, refused: true })], [knock({ message: null }), knock({ channel: 'managers', text: 'c1 takes nothing', message: 'm2' })])).toEqual([]);
  });
});

describe('it finds', () => {
  test('what was never seen', () => {
    expect(judge([wish()], [])).toEqual(['lost w1']);
    expect(judge([wish()], [knock({ message: null })])).toEqual(['lost w1']);
  });

  test('what was seen twice', () => {
    expect(judge([wish()], [knock(), knock({ message: 'm2' })])).toEqual(['twice w1']);
  });

  test('what came early, by a millisecond, or by more than clocks may differ', () => {
    expect(judge([wish()], [knock({ at: DUE - 1 })])).toEqual(['early w1']);
    expect(judge([wish()], [knock({ at: DUE - 1_000 })], { mayBeEarlyBy: 1_000 })).toEqual([]);
    expect(judge([wish()], [knock({ at: DUE - 1_001 })], { mayBeEarlyBy: 1_000 })).toEqual(['early w1']);
  });

  test('what came after its cancelling was confirmed', () => {
    expect(judge([wish({ owed: false, cancelledAt: DUE })], [knock({ at: DUE + 2_000 })])).toEqual([]);
    expect(judge([wish({ owed: false, cancelledAt: DUE })], [knock({ at: DUE + 2_001 })])).toEqual(['after-cancel w1']);
    expect(judge([wish({ owed: false, cancelledAt: DUE })], [knock({ at: DUE + 2_001, message: null })])).toEqual(['after-cancel w1']);
  });

  test('a text that was past, to come, or not the same at each try', () => {
    const versions = [{ from: 0, text: 'one' }, { from: DUE - 5, text: 'two' }, { from: DUE + 50, text: 'three' }];
    expect(judge([wish({ versions })], [knock()])).toEqual(['wrong-text w1']);
    expect(judge([wish({ versions })], [knock({ text: '<w1> three' })])).toEqual(['wrong-text w1']);
    expect(judge([wish({ versions })], [knock({ text: '<w1> two', message: null }), knock({ at: DUE + 60, text: '<w1> three' })])).toEqual(['other-text w1']);
  });

  test('another home or channel', () => {
    expect(judge([wish()], [knock({ home: 'h2' })])).toEqual(['wrong-place w1']);
    expect(judge([wish()], [knock({ channel: 'c2' })])).toEqual(['wrong-place w1']);
  });

  test('what nobody asked for', () => {
    expect(judge([wish()], [knock(), knock({ text: 'something else', message: 'm7' })])).toEqual(['unasked m7']);
  });

  test('a second post for one time due, and one before the first', () => {
    const daily = [0, 1].map((day) => wish({ key: `day ${day}`, mark: null, due: DUE + day * 1_000, versions: [] }));
    const posts = [knock({ at: DUE + 1 }), knock({ at: DUE + 999, message: 'm2' }), knock({ at: DUE + 1_001, message: 'm3' })];
    expect(judge(daily, posts)).toEqual(['twice day 0']);
    expect(judge(daily, [knock({ at: DUE - 1, message: 'm0' }), posts[0]!, posts[2]!])).toEqual(['unasked m0']);
  });

  test('a refused post of which no manager heard', () => {
    expect(judge([wish({ owed: false, refused: true })], [knock({ message: null })])).toEqual(['not-told w1']);
    expect(judge([wish({ owed: false, refused: true })], [knock({ channel: 'managers', text: 'c1 takes nothing', message: null })])).toEqual(['not-told w1']);
  });
});
