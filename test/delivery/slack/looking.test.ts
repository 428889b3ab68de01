/** A post in doubt is looked for twice before it is sent again, as seldom as Slack allows, and a person is asked in the end. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { isObject } from '../../fakes/discord/json.js';
import { report, sized } from '../sizes.js';
import { HOUR, MINUTE, openSquare, SECOND, type Asked, type Square } from './square.js';

/** After the attempt was begun nothing of it can come later: 10 s until the client gives up, 60 s for a post that is slow to appear. */
const TIMEOUT = 10 * SECOND;
const SETTLED = 60 * SECOND;

jest.setTimeout(sized(180_000, 3_600_000));

let square: Square;
afterEach(() => square.close());

interface Look {
  readonly at: number;
  readonly channel: string;
  readonly oldest: number;
  readonly latest: number;
  readonly ok: boolean;
}

function looks(): Look[] {
  return square.fake.ledger.requestsTo('conversations.history').map(({ at, args, status, response }) => ({
    at,
    channel: String(args['channel']),
    oldest: Number(args['oldest']) * SECOND,
    latest: Number(args['latest']) * SECOND,
    ok: status === 200 && isObject(response) && response['ok'] === true,
  }));
}

const looksFor = ({ channel }: Asked): Look[] => looks().filter((look) => look.channel === channel.id);

function lose(posts: readonly Asked[], fault: 'reset' | '500-after-store'): void {
  const left = new Set(posts.map(({ title }) => title));
  square.fake.faults.next(({ method, args }) => method === 'chat.postMessage' && [...left].some((title) => String(args['text']).includes(title) && left.delete(title)), fault, posts.length);
}

function gapsOf(moments: readonly number[]): number[] {
  return moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment));
}

describe('in a Slack that shows a message up to twenty seconds late', () => {
  test('what never arrived is sent again after two looks, the second a minute after the attempt was over', async () => {
    square = await openSquare({ historyLagMs: 20 * SECOND });
    const posts = await square.askMany(sized(10, 200));
    lose(posts, 'reset');
    await square.settle();
    expect(square.judge()).toEqual([]);
    for (const post of posts) {
      const [first = 0, again = 0] = square.triesOf(post);
      const found = looksFor(post);
      expect([post.title, found.length, square.triesOf(post).length]).toEqual([post.title, 2, 2]);
      expect(found[1]?.at).toBeGreaterThanOrEqual(first + TIMEOUT + SETTLED);
      expect(again).toBeGreaterThanOrEqual(found[1]?.at ?? Infinity);
    }
  });

  test('what arrived is found, however late it shows, and sent once', async () => {
    square = await openSquare();
    const posts: Asked[] = [];
    for (let lag = 0; lag <= 20; lag += sized(10, 1)) {
      square.fake.settings.historyLagMs = lag * SECOND;
      const asked = await square.askMany(sized(2, 20));
      lose(asked, '500-after-store');
      posts.push(...asked);
      await square.settle(HOUR, 25 * SECOND);
    }
    const breaches = square.judge();
    report('posts that show late', posts.length, breaches.length);
    expect(breaches).toEqual([]);
    expect(posts.filter((post) => square.triesOf(post).length !== 1)).toEqual([]);
  });

  test('the window looked at is that of the attempt', async () => {
    square = await openSquare();
    const [post] = await square.askMany(1);
    lose([post!], 'reset');
    await square.tick();
    const [begun = 0] = square.triesOf(post!);
    await square.pass(3 * HOUR, HOUR);
    await square.settle();
    for (const { oldest, latest } of looksFor(post!)) {
      expect([begun - oldest, latest - begun - TIMEOUT].map((margin) => margin >= 0 && margin <= 3 * MINUTE)).toEqual([true, true]);
    }
    expect(looksFor(post!)).toHaveLength(2);
  });
});

describe('in a Slack that lets an app look once a minute', () => {
  test('many posts in doubt are looked for one after the other, and each is there once in the end', async () => {
    square = await openSquare({ historyMode: 'commercial', historyLagMs: 20 * SECOND });
    const posts = await square.askMany(sized(12, 30));
    const arrived = posts.slice(0, posts.length / 2);
    lose(arrived, '500-after-store');
    lose(posts.slice(arrived.length), 'reset');
    await square.settle(3 * HOUR, 30 * SECOND);
    const [seen, refused] = [looks().filter(({ ok }) => ok), looks().filter(({ ok }) => !ok)];
    expect(square.judge()).toEqual([]);
    expect(Math.min(...gapsOf(seen.map(({ at }) => at)))).toBeGreaterThanOrEqual(MINUTE);
    // The one refusal by which it was learned.
    expect(refused.length).toBeLessThanOrEqual(1);
    expect(seen).toHaveLength(3 * arrived.length);
    expect(square.notes()).toEqual([]);
  });

  test('two processes keep to it together: what is too much Slack refuses, and nothing comes of it', async () => {
    square = await openSquare({ historyMode: 'commercial', bots: 2 });
    const posts = await square.askMany(4);
    lose(posts, 'reset');
    await square.settle(3 * HOUR, 30 * SECOND);
    expect(square.judge()).toEqual([]);
    expect(Math.min(...gapsOf(looks().filter(({ ok }) => ok).map(({ at }) => at)))).toBeGreaterThanOrEqual(MINUTE);
  });

  test('where an app may look freely, all are looked for at once', async () => {
    square = await openSquare();
    const posts = await square.askMany(30);
    lose(posts, '500-after-store');
    await square.settle();
    const at = looks().map((look) => look.at);
    expect([at.length, Math.max(...at) - Math.min(...at)]).toEqual([30, 0]);
  });
});

describe('a post nobody can tell about', () => {
  beforeEach(async () => {
    square = await openSquare();
  });

  test('Slack answers, but not what is asked: after half an hour the managers are told, once, and say so', async () => {
    const [there, lost] = await square.askMany(2);
    lose([there!], '500-after-store');
    lose([lost!], 'reset');
    square.fake.faults.next('conversations.history', '500', 1_000);
    await square.tick();
    await square.pass(28 * MINUTE, 4 * MINUTE);
    expect([square.notes().length, await square.onTheirWay()]).toEqual([0, 2]);
    await square.pass(8 * MINUTE, 2 * MINUTE);
    expect([square.notes().length, await square.onTheirWay()]).toEqual([2, 0]);
    expect(square.notes()[0]).toMatch(/^The launch of a goal for #channel-\d was sent, but the answer to it was lost, and for half an hour Guidon could not see whether it appeared\.\nDid it appear\?/u);
    expect(await Promise.all([there!, lost!].map(async (post) => (await square.read(post)).reason))).toEqual(['undecided', 'undecided']);
    await square.pass(2 * HOUR, HOUR);
    expect([square.notes().length, ...[there!, lost!].map((post) => square.triesOf(post).length)]).toEqual([2, 1, 1]);
    expect(await square.community.settleUnseen(there!.delivery, 'appeared')).toBe(true);
    expect(await square.community.settleUnseen(lost!.delivery, 'again')).toBe(true);
    square.fake.faults.clear();
    await square.settle();
    expect(square.judge()).toEqual([]);
  });

  test.each<[string, () => void, () => void]>([
    ['is away (503)', () => { square.fake.outage(true); }, () => { square.fake.outage(false); }],
    ['is out of reach', () => { square.fake.outage(true, 'refused'); }, () => { square.fake.outage(false); }],
  ])('while Slack %s for three hours nobody is asked, and afterwards each post is there once', async (_how, begin, end) => {
    const posts = await square.askMany(4);
    lose(posts.slice(0, 2), '500-after-store');
    lose(posts.slice(2), 'reset');
    await square.tick();
    begin();
    await square.pass(3 * HOUR, 10 * MINUTE);
    expect(await square.onTheirWay()).toBe(4);
    end();
    await square.settle(HOUR, 30 * SECOND);
    expect([square.judge(), square.notes()]).toEqual([[], []]);
  });

  test('Guidon was thrown out of the channel meanwhile: the managers are asked', async () => {
    const post = await square.ask(square.team.addChannel({ name: 'inner', private: true }));
    lose([post], '500-after-store');
    await square.tick();
    post.channel.removeBot();
    await square.pass(40 * MINUTE, 4 * MINUTE);
    expect([square.notes().length, (await square.read(post)).reason]).toEqual([1, 'undecided']);
  });

  test('the messages around it are more than Slack shows: the managers are asked', async () => {
    square.fake.settings.historyMode = 'commercial';
    const person = square.team.addPerson({ name: 'Mira' });
    const post = await square.ask();
    lose([post], '500-after-store');
    await square.tick();
    for (let said = 0; said < 40; said += 1) person.say(post.channel, 'talk goes on');
    await square.pass(40 * MINUTE, 4 * MINUTE);
    expect([square.notes().length, (await square.read(post)).reason]).toEqual([1, 'undecided']);
  });
});
