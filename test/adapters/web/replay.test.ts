import { describe, expect, test } from '@jest/globals';
import { findPerson } from '../../../src/adapters/web/cast.js';
import { openPlayground } from '../../../src/adapters/web/playground.js';
import { knock } from '../../../src/adapters/web/playground-doors.js';
import { CALM_STORY } from '../../../src/adapters/web/replay/calm-story.js';
import { HOT_STORY } from '../../../src/adapters/web/replay/hot-story.js';
import { NotingWatch } from '../noting-watch.js';
import { createNotingLog, createStandIn, createStillClock, START } from './stand-in.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function open({ mayMove = true, setUp = true } = {}) {
  const [watch, clock, desk] = [new NotingWatch(), createStillClock(), createStandIn()];
  const playground = await openPlayground({ folder: null, clock, clockMayMove: mayMove, log: createNotingLog(), watch });
  const asked: string[] = [];
  const pressed = desk.pressed.bind(desk);
  const submitted = desk.submitted.bind(desk);
  desk.pressed = (visit, press, chosen) => {
    asked.push(`${visit.visitor.key} ${String(visit.visitor.admin)} ${press}`);
    if (press.startsWith('heat-text')) watch.readAloud.add('workshop');
    return pressed(visit, press, chosen);
  };
  desk.submitted = (visit, press, values) => {
    asked.push(`${visit.visitor.key} ${press} ${values['managers'] ?? ''}`);
    return submitted(visit, press, values);
  };
  let jobs = 0;
  playground.attach(desk, { onMoved: () => { jobs += 1; return Promise.resolve(); }, readZone: () => Promise.resolve(null), isSetUp: () => Promise.resolve(setUp) });
  return { playground, watch, clock, asked, jobs: () => jobs };
}

describe('what is typed in the playground', () => {
  test('is seen in channels, its text only where it is wanted', async () => {
    const { playground, watch } = await open();
    watch.readAloud.add('workshop');
    playground.say('kofi', 'workshop', 'one');
    playground.say('ines', 'general', 'two');
    expect(watch.noted).toEqual([
      { home: 'playground', channel: 'workshop', seen: { what: 'message', at: START, person: 'kofi', message: 'm1', answers: null, text: 'one' } },
      { home: 'playground', channel: 'general', seen: { what: 'message', at: START, person: 'ines', message: 'm2', answers: null, text: null } },
    ]);
  });

  test('is not seen where one is alone with Guidon, nor is what Guidon says', async () => {
    const { playground, watch } = await open();
    playground.say('kofi', 'dm-kofi', 'hello?');
    await playground.chat.post({ platform: 'playground', home: 'playground', channel: 'general' }, { blocks: [] }, 'd-1');
    expect(watch.noted).toEqual([]);
  });
});

describe('the bundled conversations', () => {
  test.each([['hot', HOT_STORY, 3], ['calm', CALM_STORY, 3]] as const)('the %s one is told by people of the playground, all six on each day, within an hour', (_name, story, days) => {
    expect(story.days).toHaveLength(days);
    for (const lines of story.days) {
      expect(lines.every(({ who, text }) => findPerson(who) !== null && text !== '')).toBe(true);
      expect(new Set(lines.map(({ who }) => who)).size).toBe(6);
      expect(lines.reduce((sum, { after }) => sum + after, 0)).toBeLessThan(3600);
    }
  });

  test('happens on three days, read, with every job on the way', async () => {
    const { playground, watch, clock, asked, jobs } = await open();
    expect(await playground.replay('hot')).toBe(true);
    expect(asked).toEqual(['mira true heat-text:workshop:on']);
    const lines = HOT_STORY.days.flat();
    expect(watch.sightings.map((seen) => seen.what === 'message' && seen.text)).toEqual(lines.map(({ text }) => text));
    const days = new Set(watch.sightings.map(({ at }) => Math.floor(at / DAY)));
    expect(days.size).toBe(3);
    expect(clock.now()).toBeGreaterThan(START + 2 * DAY + HOUR);
    expect(jobs()).toBeGreaterThan(48);
  });

  test('sets Guidon up where nobody has', async () => {
    const { playground, asked } = await open({ setUp: false });
    await playground.replay('hot');
    expect(asked[0]).toBe('mira settings-home managers');
  });

  test('is not played where the clock may not be moved, nor twice at once', async () => {
    const fixed = await open({ mayMove: false });
    expect((await knock('replay', fixed.playground, { story: 'hot' }))?.status).toBe(409);
    expect(fixed.watch.noted).toEqual([]);
    const { playground } = await open();
    const first = playground.replay('calm');
    expect(await playground.replay('hot')).toBe(false);
    expect(await playground.clock.moveTo(START + DAY)).toBe(false);
    expect(await first).toBe(true);
    expect((await knock('replay', playground, { story: 'another' }))?.status).toBe(400);
  });
});
