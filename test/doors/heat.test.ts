import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Heat, HeatHour } from '../../src/core/heat/heat.js';
import type { Slowed } from '../../src/ports/chat.js';
import { cardOf, formOf, openRig, pressIn, textOf, valuesOf, type Rig } from './rig.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function hotHour(at: number, change: Partial<HeatHour> = {}): HeatHour {
  return { hour: at - (at % HOUR), messages: 60, people: 5, heat: 0.8, kind: 'quarrel', signals: ['people', 'structure'], reasons: [{ code: 'said-by-members', count: null }], hot: true, ...change };
}

/** Hot on so many of the days before now. */
async function makeHot(rig: Rig, channel: string, days: number): Promise<void> {
  const community = await rig.community();
  const [home] = await community.homes();
  for (let day = 1; day <= days; day += 1) await community.addHeatHour(home?.id ?? '', channel, hotHour(rig.clock.now() - day * DAY));
}

function pointAt(rig: Rig, who: string, channel = '100') {
  const on = { channel, author: '9', byBot: false, link: 'https://example.org/1', text: 'No, you are wrong' };
  return rig.desk.acted(rig.guest(who).visit(), 'This is heating up', on);
}

describe('heat at the doors', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig();
    const community = await rig.community();
    await community.changeSettings({ setUpAt: rig.clock.now() });
    const [home] = await community.homes();
    await community.changeHome(home?.id ?? '', { managersChannel: '900' });
  });
  afterAll(async () => {
    expect(rig.log.alarms).toEqual([]);
    await rig.close();
  });

  test('members may not look; managers find nothing yet', async () => {
    expect(textOf(await rig.member.asks('manage heat'))).toContain('for the managers');
    expect(textOf(await rig.manager.asks('manage heat'))).toContain('Nothing has been seen yet.');
  });

  test('telling the managers counts once a person, channel and day, and says nothing of who it was', async () => {
    rig.watch.heats.set('100', { heat: 0.2, kind: 'none', signals: [], reasons: [] }).set('101', { heat: 0.2, kind: 'none', signals: [], reasons: [] });
    expect(textOf(await pointAt(rig, '2'))).toMatchInlineSnapshot(`"Thank you. The managers’ view of #100 now takes it into account, without your name."`);
    expect(textOf(await pointAt(rig, '2'))).toContain('said so today already');
    expect(textOf(await pointAt(rig, '3'))).toContain('Thank you');
    expect(textOf(await pointAt(rig, '2', '101'))).toContain('Thank you');
    expect(rig.watch.sightings.map(({ channel, sighting }) => [channel, sighting.what])).toEqual([['100', 'report'], ['100', 'report'], ['101', 'report']]);
    rig.clock.moveBy(DAY);
    expect(textOf(await pointAt(rig, '2'))).toContain('Thank you');
    expect(JSON.stringify(rig.watch.sightings)).not.toContain('"2"');
    rig.watch.heats.clear();
  });

  test('where too little is seen to count anything the word itself is passed on, once a day', async () => {
    expect(textOf(await pointAt(rig, '2', '102'))).toContain('The managers are told that #102 is heating up, without your name.');
    expect(textOf(await pointAt(rig, '3', '102'))).toContain('The managers are told');
    const notes = await (await rig.community()).deliveries('manager-note', 10, { target: '900' });
    expect(notes.map(({ subject }) => subject)).toMatchObject([{ what: 'heat-told', channel: '102' }]);
    const nobody = rig.inNextHome();
    await nobody.community();
    expect(textOf(await pointAt(nobody, '2'))).toContain('please write to one of them directly');
  });

  test('the list says of each channel how hot it runs and why it is or is not flagged', async () => {
    await makeHot(rig, '100', 4);
    await makeHot(rig, '101', 1);
    const now: Heat = { heat: 0.7, kind: 'unsure', signals: ['structure'], reasons: [] };
    rig.watch.heats.set('100', now).set('102', { ...now, heat: 0.3 });
    expect(textOf(await rig.manager.asks('manage heat'))).toMatchInlineSnapshot(`
"# How hot the channels run
- #100 is hot; a flag is on its way (hot on 4 of the last 14 days).
- #101 is calm; not flagged: hot on 1 of the last 14 days, a flag needs 3.
- #102 is warm; not flagged: fewer than five people wrote within a day.
(Guidon sees no messages here just now: heat is what people tell you.)
[Look at a channel ▾ #100 | #101 | #102]"
`);
  });

  test('one channel: what is decided about it is kept, said, and taken back', async () => {
    const shown = await rig.manager.presses('heat-channel', ['101']);
    expect(textOf(shown)).toMatchInlineSnapshot(`
"# Heat of this channel
#101 is calm; not flagged: hot on 1 of the last 14 days, a flag needs 3.
One of the last 14 days ran hot.
Read from:
- people here told the managers that it was heating up
It has no live goal of its own.
(Text cannot be read here: the platform does not grant it (see docs/permissions.md).)
[Set a goal] [This is heated] [Tell us at once]
[Stop watching] [All channels]"
`);
    expect(textOf(await rig.manager.presses(pressIn(shown, 'Tell us at once')))).toContain('[Do not tell us at once]');
    const unwatched = await rig.manager.presses(pressIn(shown, 'Stop watching'));
    expect(textOf(unwatched)).toContain('not flagged: not watched.');
    expect(textOf(await pointAt(rig, '4', '101'))).toContain('chosen not to watch');
    expect(textOf(await rig.manager.presses(pressIn(unwatched, 'Watch again')))).toContain('[Stop watching]');
    const before = rig.watch.sightings.length;
    expect(textOf(await rig.manager.presses(pressIn(shown, 'This is heated')))).toContain('Noted');
    expect(rig.watch.sightings.slice(before)).toMatchObject([{ channel: '101', sighting: { what: 'report', by: 'manager' } }]);
  });

  test('a channel that is not there is refused', async () => {
    rig.chat.lacks.set('404', null);
    for (const press of ['heat-channel:404', 'heat-text:404:on', 'heat-watch:404:off', 'heat-tell:404:on', 'heated:404', 'slow:404', 'fill:goal-add:channel:404']) {
      expect(textOf(await rig.manager.presses(press))).toContain('Please choose a text channel.');
    }
  });

  test('text is read only where the platform grants it, and people in the channel are told', async () => {
    expect(textOf(await rig.manager.presses('heat-text:100:on'))).toContain('does not grant Guidon to read text');
    rig.chat.sight = () => ({ messages: true, text: true, moderation: false });
    expect(textOf(await rig.manager.presses('heat-text:100:on'))).toContain('[Stop reading text]');
    await rig.manager.presses('heat-text:100:on');
    expect(textOf(await rig.manager.presses('heat-text:100:off'))).toContain('[Read text here]');
    const notices = await (await rig.community()).deliveries('heat-notice', 10, { target: '100' });
    expect(notices.map(({ subject }) => subject['on']).sort()).toEqual([0, 1]);
  });
});

describe('a flag at the doors', () => {
  let rig: Rig;
  let flag: string;
  beforeAll(async () => {
    rig = await openRig();
    await (await rig.community()).changeSettings({ setUpAt: rig.clock.now() });
    await makeHot(rig, '100', 4);
  });
  beforeAll(async () => {
    flag = await raise();
  });
  afterAll(async () => {
    expect(rig.log.alarms).toEqual([]);
    await rig.close();
  });

  async function raise(): Promise<string> {
    const community = await rig.community();
    const [home] = await community.homes();
    return (await community.openFlag(home?.id ?? '', '100', rig.clock.now()))?.id ?? '';
  }
  const read = async () => (await rig.community()).flag(flag);
  const shift = async (): Promise<number | undefined> => (await (await rig.community()).watchedChannels()).find(({ channel }) => channel === '100')?.shift;

  test('Seen is noted once and closes nothing', async () => {
    expect(textOf(await rig.member.presses(`flag-seen:${flag}`))).toContain('for the managers');
    expect(textOf(await rig.manager.presses(`flag-seen:${flag}`))).toContain('Noted for the other managers');
    const { seenAt } = (await read()) ?? {};
    rig.clock.moveBy(1000);
    await rig.manager.presses(`flag-seen:${flag}`);
    expect(await read()).toMatchObject({ seenAt, closedAt: null });
  });

  test('Set a goal opens the form filled in, the goal lives in the flagged channel, and the flag knows of it', async () => {
    const form = formOf(await rig.manager.presses(`fill:goal-add:flag:${flag}`));
    expect(valuesOf(form)).toMatchInlineSnapshot(`
{
  "benefit": "",
  "due": "",
  "firstStep": "",
  "measure": "10 members",
  "title": "Ask ten members what they want",
}
`);
    const preview = await rig.guest('1', { admin: true, channel: '555' }).submits(form.press, { title: 'Style guide' });
    expect(textOf(preview)).toContain('announces it once in #100');
    const again = formOf(await rig.manager.presses(pressIn(preview, 'Change')));
    const changed = await rig.manager.submits(again.press, { ...valuesOf(again), title: 'The style guide' });
    await rig.manager.presses(pressIn(changed, 'Launch'));
    const [goal] = await (await rig.community()).goals();
    expect(goal).toMatchObject({ title: 'The style guide', channel: '100' });
    expect(await read()).toMatchObject({ goal: goal?.id, closedAt: null });
    expect(await shift()).toBe(-0.025);
    expect(textOf(await rig.manager.presses('heat-channel:100'))).toContain('quicker to call this channel hot (by 2.5 of 100)');
  });

  test('a goal let go here is what the form starts with', async () => {
    const community = await rig.community();
    const [goal] = await community.goals();
    await community.changeGoal(goal?.id ?? '', { state: 'let-go', closedAt: rig.clock.now() });
    expect(valuesOf(formOf(await rig.manager.presses(`fill:goal-add:flag:${flag}`)))).toMatchObject({ title: 'The style guide' });
    expect(valuesOf(formOf(await rig.manager.presses('fill:goal-add:channel:100')))).toMatchObject({ title: 'The style guide' });
  });

  test('Not heated closes it and makes Guidon slower, step by step and only so far', async () => {
    expect(textOf(await rig.manager.presses(`flag-not-heated:${flag}`))).toContain('slower to call #100 hot');
    expect(await read()).toMatchObject({ end: 'not-heated' });
    expect(await shift()).toBe(0.025);
    expect(textOf(await rig.manager.presses(`flag-not-heated:${flag}`))).toContain('closed already');
    expect(await shift()).toBe(0.025);
    flag = await raise();
    await rig.manager.presses(`flag-not-heated:${flag}`);
    expect(await shift()).toBe(0.075);
    for (let round = 0; round < 3; round += 1) {
      flag = await raise();
      await rig.manager.presses(`flag-not-heated:${flag}`);
    }
    expect(await shift()).toBe(0.2);
    flag = await raise();
    expect(textOf(await rig.manager.presses(`flag-not-heated:${flag}`))).toContain('as slow to call #100 hot as it may be');
    expect(await shift()).toBe(0.2);
  });

  test('Mute asks for how long, and what a form sends can be anything', async () => {
    flag = await raise();
    const form = formOf(await rig.manager.presses(`fill:flag-mute:${flag}`));
    expect(textOf(await rig.manager.submits(form.press, { days: '30' }))).toContain('No flag for #100 until');
    expect(await read()).toMatchObject({ end: 'muted' });
    expect(textOf(await rig.manager.asks('manage heat'))).toContain('muted');
    flag = await raise();
    await rig.manager.submits(`flag-mute:${flag}`, { days: '9999999' });
    const [channel] = await (await rig.community()).watchedChannels();
    expect((channel?.mutedUntil ?? 0) - rig.clock.now()).toBe(7 * DAY);
  });

  test('a flag that is not there, or another community’s, is refused alike', async () => {
    const other = rig.inNextHome();
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x']) {
      expect(textOf(await rig.manager.presses(`flag-seen:${id}`))).toContain('This flag is no longer there.');
    }
    for (const press of [`flag-seen:${flag}`, `flag-not-heated:${flag}`, `fill:flag-mute:${flag}`, `fill:goal-add:flag:${flag}`]) {
      expect(textOf(await other.manager.presses(press))).toContain('This flag is no longer there.');
    }
  });
});

describe('slowing a channel', () => {
  let rig: Rig;
  const asked: [number, number | undefined][] = [];
  const answers: Slowed[] = [];
  beforeAll(async () => {
    rig = await openRig();
    await (await rig.community()).changeSettings({ setUpAt: rig.clock.now() });
  });
  afterAll(async () => {
    await rig.close();
  });

  test('where the platform has no such thing it is said', async () => {
    expect(textOf(await rig.manager.presses('slow:100'))).toContain('lacks a permission there: Manage Channels');
  });

  test('while the platform is away one is asked to try again, and nothing is written down', async () => {
    rig.connected = false;
    expect(textOf(await rig.manager.presses('slow:100'))).toContain('press again in a minute');
    rig.connected = true;
    expect(await (await rig.community()).slows()).toEqual([]);
  });

  test('what it goes back to is written down before, also when somebody had slowed it', async () => {
    rig.chat.slow = (_channel, seconds, from) => {
      asked.push([seconds, from]);
      return Promise.resolve(answers.shift() ?? { is: 'done', previous: from ?? 0 });
    };
    answers.push({ is: 'changed', seconds: 10 });
    expect(textOf(await rig.manager.presses('slow:100'))).toContain('is slowed until');
    expect(asked).toEqual([[60, 0], [60, 10]]);
    expect(await (await rig.community()).slows()).toMatchObject([{ channel: '100', previous: 10 }]);
    expect(textOf(await rig.manager.presses('slow:100'))).toContain('slowed already, until');
  });

  test('refused, put off, or slower by itself: each is said, and only what may have happened is written down', async () => {
    answers.push({ is: 'never', reason: 'no-permission' }, { is: 'changed', seconds: 300 }, { is: 'wait', until: rig.clock.now() });
    expect(textOf(await rig.manager.presses('slow:101'))).toContain('Manage Channels');
    expect(textOf(await rig.manager.presses('slow:102'))).toContain('as slow as that already');
    expect(textOf(await rig.manager.presses('slow:103'))).toContain('press again in a minute');
    expect((await (await rig.community()).slows()).map(({ channel }) => channel).sort()).toEqual(['100', '103']);
  });
});

test('anybody can ask not to be counted, and to be counted again', async () => {
  const rig = await openRig();
  try {
    const shown = await rig.member.asks('guidon privacy');
    expect(textOf(await rig.member.presses(pressIn(shown, 'Don’t count me')))).toContain('what was in memory of you is gone');
    expect(await (await rig.community()).uncounted()).toMatchObject([{ key: '2' }]);
    const again = await rig.member.asks('guidon privacy');
    expect(cardOf(again).blocks.length).toBeGreaterThan(3);
    await rig.member.presses(pressIn(again, 'Count me again'));
    expect(await (await rig.community()).uncounted()).toEqual([]);
    expect(rig.watch.changes).toHaveLength(2);
  } finally {
    await rig.close();
  }
});
