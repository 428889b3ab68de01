import { describe, expect, test } from '@jest/globals';
import type { HeatHour } from '../../src/core/heat/heat.js';
import type { MessageSeen } from '../../src/core/heat/sighting.js';
import type { TextModel } from '../../src/core/heat/text/text-model.js';
import { undecided } from '../../src/core/heat/undecided.js';
import type { WatchedChannel } from '../../src/core/heat/flag.js';
import { LiveWatch } from '../../src/events/live-watch.js';
import { openWatch } from '../../src/events/open-watch.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 0, 5, 10);
const model: TextModel = { parts: [], slope: 1, offset: 0 };

/** What the watch asks of a store, answered from plain lists. */
class Town {
  now = START;
  monotonic = 0;
  down = false;
  asked = 0;
  community = 'c1';
  known = true;
  decided: WatchedChannel[] = [];
  /** Whose hours cannot be asked for. */
  broken: string | null = null;
  uncounted: { home: string; key: string }[] = [];
  changes: { platform: 'discord'; homeKey: string; personKey: string; counted: boolean; at: number }[] = [];
  hours: (Pick<HeatHour, 'hour' | 'messages'> & { channel: string })[] = [];
  readonly troubles: string[] = [];
  readonly watch: LiveWatch;

  constructor() {
    this.watch = new LiveWatch(this.around, { salt: 5, model });
  }

  get around(): any {
    const answer = async (give: () => unknown) => {
      if (this.down) throw new Error('away');
      return give();
    };
    const note = (facts: object, message: string) => this.troubles.push(message);
    return {
      clock: { now: () => this.now, monotonic: () => this.monotonic },
      log: { warn: note, error: note },
      store: {
        queue: {
          homeAt: (_platform: string, key: string) => answer(() => ((this.asked += 1), this.known ? { community: this.community, home: { id: `home-${key}`, key } } : null)),
          uncountedSince: (since: number) => answer(() => this.changes.filter(({ at }) => at >= since)),
        },
        of: () => ({
          watchedChannels: () => answer(() => this.decided),
          uncounted: () => answer(() => this.uncounted),
          heatHours: (_since: number, { channel }: { channel: string }) => answer(() => {
            if (channel === this.broken) throw new Error('away');
            return this.hours.filter((hour) => hour.channel === channel);
          }),
        }),
      },
    };
  }

  decide(channel: string, change: Partial<WatchedChannel>): void {
    this.decided = [...this.decided.filter((each) => each.channel !== channel), { ...undecided('home-H', channel), ...change }];
  }

  say(channel: string, person: string, more: Partial<MessageSeen> = {}): void {
    this.watch.saw('discord', 'H', channel, { what: 'message', at: this.now, person, message: `${this.now}`, answers: null, text: null, ...more });
  }

  /** One message a minute by six people in turn. */
  chat(channel: string, count = 12): void {
    for (let place = 0; place < count; place += 1, this.now += MINUTE) this.say(channel, `p${place % 6}`);
  }

  /** Until everything that was begun is done. */
  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  }

  takeAll() {
    this.now += HOUR;
    return this.watch.takeHours('c1', this.now);
  }
}

describe('the live watch', () => {
  test('what is seen before it is known what is watched is not lost', async () => {
    const town = new Town();
    town.chat('garden');
    await town.settle();
    expect(town.watch.seenChannels('discord', 'H')).toEqual(['garden']);
    expect(await town.takeAll()).toMatchObject([{ home: 'home-H', channel: 'garden', hour: START, messages: 12, people: 5 }]);
    expect(await town.takeAll()).toEqual([]);
    expect(town.asked).toBe(1);
  });

  test('hours go to their own community only', async () => {
    const town = new Town();
    town.chat('garden');
    await town.settle();
    town.now += HOUR;
    expect(await town.watch.takeHours('another', town.now)).toEqual([]);
    expect(town.watch.heatNow('discord', 'another', 'garden')).toBeNull();
  });

  test('a channel that is not watched is not seen, and at once no longer when a manager says so', async () => {
    const town = new Town();
    town.decide('kitchen', { watched: false });
    town.chat('kitchen');
    town.chat('garden');
    await town.settle();
    expect(town.watch.seenChannels('discord', 'H')).toEqual(['garden']);
    town.decide('garden', { watched: false });
    town.watch.changed('c1');
    await town.settle();
    expect([town.watch.seenChannels('discord', 'H'), await town.takeAll()]).toEqual([[], []]);
  });

  test('text is wanted only where it was switched on, and no longer when it was switched off', async () => {
    const town = new Town();
    const wanted = () => [town.watch.wantsText('discord', 'H', 'garden'), town.watch.wantsText('discord', 'H', 'kitchen')];
    expect(wanted()).toEqual([false, false]);
    town.decide('garden', { textSince: START });
    town.watch.changed('c1');
    await town.settle();
    expect(wanted()).toEqual([true, false]);
    town.decide('garden', { textSince: null });
    town.watch.changed('c1');
    await town.settle();
    expect(wanted()).toEqual([false, false]);
  });

  test('without its model no text is wanted, and that is said', async () => {
    const town = new Town();
    town.decide('garden', { textSince: START });
    const watch = await openWatch(town.around, 5, () => Promise.resolve(new Uint8Array(3)));
    watch.saw('discord', 'H', 'garden', { what: 'automod', at: START });
    await town.settle();
    expect([watch.wantsText('discord', 'H', 'garden'), town.troubles]).toEqual([false, ['the model that reads text is missing or damaged']]);
  });

  test('who opted out is not counted, nor what they did before; who comes back is', async () => {
    const town = new Town();
    town.chat('garden');
    await town.settle();
    expect(town.watch.heatNow('discord', 'H', 'garden')).not.toBeNull();
    town.uncounted = [{ home: 'home-H', key: 'p1' }, { home: 'home-H', key: 'p2' }];
    town.watch.changed('c1');
    await town.settle();
    town.chat('garden');
    expect(town.watch.heatNow('discord', 'H', 'garden')).toBeNull();
    town.uncounted = [];
    town.watch.changed('c1');
    await town.settle();
    town.chat('garden');
    expect(town.watch.heatNow('discord', 'H', 'garden')).not.toBeNull();
  });

  test('who opts out in another process is not counted from the next second on', async () => {
    const town = new Town();
    town.chat('garden');
    await town.settle();
    town.changes = ['p1', 'p2'].map((personKey) => ({ platform: 'discord', homeKey: 'H', personKey, counted: false, at: town.now }));
    await town.watch.follow();
    expect(town.watch.heatNow('discord', 'H', 'garden')).toBeNull();
    town.down = true;
    await town.watch.follow();
    expect(town.troubles).toEqual(['who is not to be counted could not be asked']);
  });

  test('a timeout counts where the person wrote last within the hour', async () => {
    const town = new Town();
    town.chat('garden');
    town.chat('kitchen');
    await town.settle();
    for (const person of ['p1', 'p2', 'nobody']) town.watch.sawTimeout('discord', 'H', person, town.now);
    const codes = (channel: string) => town.watch.heatNow('discord', 'H', channel)?.reasons.map(({ code }) => code);
    expect([codes('garden'), codes('kitchen')]).toEqual([[], ['timeouts']]);
    town.now += 2 * HOUR;
    town.watch.sawTimeout('discord', 'H', 'p1', town.now);
    expect(codes('kitchen')).toEqual([]);
  });

  test('hot channels are those at their own threshold, which answers have moved', async () => {
    const town = new Town();
    town.decide('kitchen', { shift: 0.2 });
    for (const channel of ['garden', 'kitchen']) {
      town.chat(channel);
      town.watch.saw('discord', 'H', channel, { what: 'report', at: town.now, by: 'manager' });
    }
    await town.settle();
    expect((await town.watch.hotNow('c1', town.now)).map(({ channel }) => channel)).toEqual(['garden']);
  });

  test('it knows what is usual from the hours that were kept', async () => {
    const town = new Town();
    const busier = async () => (await town.watch.hotNow('c1', town.now), town.watch.heatNow('discord', 'H', 'garden')?.reasons.find(({ code }) => code === 'busier')?.count);
    town.hours = [1, 2, 3].map((week) => ({ channel: 'garden', hour: START - week * 7 * 24 * HOUR, messages: 2 }));
    town.chat('garden', 35);
    await town.settle();
    expect(await busier()).toBe(12);
  });

  test('a store that is away loses nothing and is asked again', async () => {
    const town = new Town();
    town.down = true;
    town.chat('garden');
    await town.settle();
    town.down = false;
    town.monotonic += 31_000;
    town.say('garden', 'p0');
    await town.settle();
    expect(town.troubles).toEqual(['what is to be watched could not be asked']);
    expect(await town.takeAll()).toMatchObject([{ messages: 13 }]);
  });

  test('a store that fails while the hours are taken loses none of them', async () => {
    const town = new Town();
    for (const channel of ['garden', 'kitchen', 'attic']) town.chat(channel, 6);
    await town.settle();
    town.broken = 'kitchen';
    await expect(town.takeAll()).rejects.toThrow('away');
    town.broken = null;
    expect((await town.takeAll()).map(({ channel, messages }) => [channel, messages])).toEqual([['garden', 6], ['kitchen', 6], ['attic', 6]]);
  });

  test('a channel in which nobody wrote for a day is let go', async () => {
    const town = new Town();
    town.chat('garden');
    await town.settle();
    town.now += 26 * HOUR;
    await town.watch.takeHours('c1', town.now);
    expect(town.watch.seenChannels('discord', 'H')).toEqual([]);
  });

  test('a home nobody knows is watched by nobody', async () => {
    const town = new Town();
    town.known = false;
    town.chat('garden', 300);
    await town.settle();
    expect([town.watch.seenChannels('discord', 'H'), town.troubles]).toEqual([[], []]);
  });
});
