import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY_MS } from '../../src/core/time/calendar.js';
import { formOf, openRig, pressIn, textOf, valuesOf, type Rig } from './rig.js';

let rig: Rig;

const HOME = { zone: 'Berlin', posts: '100', managers: '200', role: '7', company: 'no' };

beforeAll(async () => {
  rig = await openRig();
});

beforeEach(() => {
  rig = rig.inNextHome();
});

afterEach(() => {
  expect(rig.log.alarms).toEqual([]);
});

afterAll(async () => {
  await rig.close();
});

describe('the first form', () => {
  test('is offered to the first manager, once, and to no member', async () => {
    expect(textOf(await rig.member.asks('guidon mission'))).not.toContain('set up');
    const offered = await rig.manager.asks('guidon mission');
    expect(textOf(offered)).toContain('Guidon has not been set up here yet.');
    expect(formOf(await rig.manager.presses(pressIn(offered, 'Set up Guidon'))).press).toBe('settings-home');
    expect(textOf(await rig.manager.asks('guidon mission'))).not.toContain('set up');
  });

  test('comes at once, is saved, and shows everything that is set', async () => {
    const form = formOf(await rig.manager.asks('manage settings'));
    expect(valuesOf(form)).toEqual({ zone: '', posts: '', managers: '', role: '', company: 'no' });
    const saved = await rig.manager.submits(form.press, HOME);
    expect(textOf(saved)).toMatchInlineSnapshot(`
"# Settings
Saved.
Time zone: Europe/Berlin, where it is 09:00 now
Posts: #100
Managers’ channel: #200
Manager role: @7
A company behind it: No
Board: none
Digests: no channel yet; the first goal in a channel brings one
Quiet days: none
Pause: no, posts go out
(One step is left for a server admin, so that @7 sees /manage: Server Settings → Integrations → Guidon → /manage → add the role.)
[Zone and channels] [Digest rhythm] [Board channel] [Quiet days] [Pause]
[Check-up] [Write the mission]"
`);
    expect(textOf(await rig.manager.asks('manage settings'))).toContain('Europe/Berlin');
    expect(valuesOf(formOf(await rig.manager.presses('fill:settings-home')))).toEqual({ ...HOME, zone: 'Europe/Berlin' });
  });

  test('lets those with the chosen role in', async () => {
    const mira = rig.guest('3', { roles: ['7'] });
    expect(textOf(await mira.asks('manage settings'))).toContain('This is for the managers');
    await rig.manager.submits('settings-home', HOME);
    expect(textOf(await mira.asks('manage settings'))).toContain('# Settings');
  });

  test.each([
    [{ ...HOME, zone: 'Berln' }, 'Did you mean Europe/Berlin?'],
    [{ ...HOME, zone: 'qqqqqq' }, 'I know no time zone “qqqqqq”'],
    [{ ...HOME, zone: '+02:00' }, 'no time zone'],
    [{ ...HOME, zone: '' }, 'needs your time zone'],
    [{ ...HOME, posts: 'gone' }, 'choose a text channel'],
    [{ ...HOME, managers: 'gone' }, 'choose a text channel'],
  ])('is refused and comes back filled in (%#)', async (values, why) => {
    rig.chat.lacks.set('gone', null);
    const refused = await rig.manager.submits('settings-home', values);
    expect(textOf(refused)).toContain(why);
    expect(valuesOf(formOf(await rig.manager.presses(pressIn(refused, 'Fix it'))))).toEqual(values);
    expect((await (await rig.community()).settings()).setUpAt).toBeNull();
  });

  test('refuses the role everyone has', async () => {
    expect(textOf(await rig.manager.submits('settings-home', { ...HOME, role: rig.home.key }))).toContain('everyone would be a manager');
  });

  test('says at once what Guidon lacks in the chosen channels, and how to mend it', async () => {
    rig.chat.lacks.set('200', ['post', 'history']);
    expect(textOf(await rig.manager.submits('settings-home', HOME))).toContain(
      'In #200 Guidon lacks: Send Messages and Read Message History. Open the channel’s settings → Permissions, add Guidon and allow it.',
    );
  });
});

describe('digest rhythms', () => {
  const FRIDAYS = { channel: '300', every: '2-weeks', days: 'Fri', at: '17:30' };

  beforeEach(async () => {
    await rig.manager.submits('settings-home', HOME);
  });

  test('can be chosen, changed, previewed, and switched off and on', async () => {
    expect(textOf(await rig.manager.presses('settings-rhythms'))).toContain('No channel has a digest yet.');
    const chosen = await rig.manager.submits('settings-rhythm', FRIDAYS);
    expect(textOf(chosen)).toMatchInlineSnapshot(`
"Saved.
#300: every 2 weeks on Friday at 17:30
(Next: 6 March 2026, 16:30 UTC. A digest without news is skipped.)
(When Guidon was away: the latest is posted late, up to 12 hours.)
[Change] [Preview] [Switch off] [All channels]"
`);
    const form = formOf(await rig.manager.presses(pressIn(chosen, 'Change')));
    expect(valuesOf(form)).toEqual({ every: '2-weeks', days: 'Fri', at: '17:30', away: 'latest' });
    expect(textOf(await rig.manager.submits(form.press, { every: 'month', days: 'last tuesday', at: '8' }))).toContain('on the last Tuesday of each month at 08:00');
    expect(textOf(await rig.manager.presses(pressIn(chosen, 'Preview')))).toContain('#300');
    const off = await rig.manager.presses(pressIn(chosen, 'Switch off'));
    expect(textOf(off)).toContain('Switched off: by a manager.');
    expect(textOf(await rig.manager.presses(pressIn(off, 'Switch on')))).toContain('Next: 31 March 2026, 06:00 UTC');
    expect(await (await rig.community()).rhythms()).toHaveLength(1);
  });

  test('say what is to become of one that Guidon was away for', async () => {
    const chosen = await rig.manager.submits('settings-rhythm', { ...FRIDAYS, away: 'skip' });
    expect(textOf(chosen)).toContain('When Guidon was away: it is skipped.');
    const form = formOf(await rig.manager.presses(pressIn(chosen, 'Change')));
    expect(valuesOf(form)['away']).toBe('skip');
    expect(textOf(await rig.manager.submits(form.press, { ...valuesOf(form), at: '18' }))).toContain('it is skipped.');
    expect(textOf(await rig.manager.submits(form.press, { ...valuesOf(form), away: 'all' }))).toContain('all are posted late, up to 12 hours.');
    expect(await (await rig.community()).rhythms()).toMatchObject([{ catchUp: 'all' }]);
    expect(textOf(await rig.manager.presses(pressIn(chosen, 'Switch off')))).not.toContain('When Guidon was away');
  });

  test('are listed with a menu to choose from', async () => {
    await rig.manager.submits('settings-rhythm', FRIDAYS);
    await rig.manager.submits('settings-rhythm', { channel: '301', every: 'day', days: '', at: '9' });
    expect(textOf(await rig.manager.presses('settings-rhythms'))).toMatchInlineSnapshot(`
"# Digest rhythm
- 1. #300: every 2 weeks on Friday at 17:30
- 2. #301: every day at 09:00
[Choose a channel … ▾ 1. every 2 weeks on Friday at 17:30 | 2. every day at 09:00]
[Another channel] [All settings]"
`);
    const second = (await (await rig.community()).rhythms()).find(({ channel }) => channel === '301');
    expect(textOf(await rig.manager.presses('settings-rhythm', [second?.id ?? '']))).toContain('#301: every day at 09:00');
  });

  test.each([
    [{ ...FRIDAYS, days: 'Fryday' }, 'days of the week'],
    [{ ...FRIDAYS, every: 'month', days: '99' }, 'day of the month'],
    [{ ...FRIDAYS, at: 'late' }, 'as a time'],
    [{ ...FRIDAYS, every: 'hour' }, 'how often'],
    [{ ...FRIDAYS, channel: '' }, 'text channel'],
  ])('are refused when they cannot be read (%#)', async (values, why) => {
    expect(textOf(await rig.manager.submits('settings-rhythm', values))).toContain(why);
    expect(await (await rig.community()).rhythms()).toEqual([]);
  });

  test('on quiet days only are refused; quiet days move the next one', async () => {
    const chosen = await rig.manager.submits('settings-rhythm', { channel: '300', every: 'day', days: '', at: '17:30' });
    expect(textOf(chosen)).toContain('Next: 2 March 2026');
    expect(textOf(await rig.manager.submits('settings-quiet', { days: 'Mon-Wed' }))).toContain('Quiet days: Monday, Tuesday, and Wednesday');
    expect((await (await rig.community()).rhythms())[0]?.nextDue).toBe(Date.UTC(2026, 2, 5, 16, 30));
    expect(textOf(await rig.manager.submits('settings-rhythm', { ...FRIDAYS, days: 'Mon' }))).toContain('All of these days are quiet');
    expect(textOf(await rig.manager.submits('settings-quiet', { days: 'Mon-Sun' }))).toContain('Use Pause instead');
    expect(textOf(await rig.manager.submits('settings-quiet', { days: 'holidays' }))).toContain('days of the week');
    expect(valuesOf(formOf(await rig.manager.presses('fill:settings-quiet')))).toEqual({ days: 'Mon, Tue, Wed' });
    await rig.manager.submits('settings-quiet', { days: '' });
    expect((await (await rig.community()).rhythms())[0]?.nextDue).toBe(Date.UTC(2026, 2, 2, 16, 30));
  });

  test('keep their local time in another zone, and no day comes twice', async () => {
    await rig.manager.submits('settings-rhythm', { channel: '300', every: 'day', days: '', at: '09:30' });
    const store = await rig.community();
    const [rhythm] = await store.rhythms();
    const due = Date.UTC(2026, 2, 2, 8, 30);
    expect(rhythm?.nextDue).toBe(due);
    rig.clock.moveBy(DAY_MS / 24);
    await store.addOccurrence({ home: rhythm?.home ?? '', channel: '300', rhythm: rhythm?.id ?? '', local: '2026-03-02T09:30', due, outcome: 'posted', reason: null, delivery: null });
    await store.changeRhythm(rhythm?.id ?? '', { plannedTo: due, nextDue: due + DAY_MS });
    await rig.manager.submits('settings-home', { ...HOME, zone: 'New York' });
    expect((await store.rhythms())[0]?.nextDue).toBe(Date.UTC(2026, 2, 3, 14, 30));
    await rig.manager.submits('settings-home', { ...HOME, zone: 'Auckland' });
    expect((await store.rhythms())[0]?.nextDue).toBe(Date.UTC(2026, 2, 2, 20, 30));
  });
});

describe('pause', () => {
  beforeEach(async () => {
    await rig.manager.submits('settings-home', HOME);
  });

  test('lasts to the beginning of the day named, or until somebody ends it', async () => {
    const paused = await rig.manager.submits('settings-pause', { until: 'in 2 weeks' });
    expect(textOf(paused)).toContain('Pause: nothing is posted until 16 March 2026');
    expect((await (await rig.community()).settings()).pausedUntil).toBe(Date.UTC(2026, 2, 15, 23));
    expect(textOf(await rig.manager.presses(pressIn(paused, 'Post again')))).toContain('Pause: no, posts go out');
    await rig.manager.submits('settings-pause', { until: 'tomorrow' });
    rig.clock.moveBy(DAY_MS);
    expect(textOf(await rig.manager.asks('manage settings'))).toContain('Pause: no, posts go out');
  });

  test.each(['today', 'yesterday', 'whenever', '1.3.2026'])('is not until %s', async (until) => {
    expect(textOf(await rig.manager.submits('settings-pause', { until }))).toContain('as a day after today');
  });
});

describe('the board', () => {
  test('is placed in the channel chosen, and named as lacking what it needs', async () => {
    await rig.manager.submits('settings-home', HOME);
    rig.chat.lacks.set('400', ['pin']);
    const placed = await rig.manager.submits('settings-board', { channel: '400' });
    expect(textOf(placed)).toContain('Board: #400');
    expect(textOf(placed)).toContain('In #400 Guidon lacks: Pin Messages.');
    const store = await rig.community();
    expect((await store.deliveries('board', 5)).map(({ target }) => target)).toEqual(['400']);
    await rig.manager.submits('settings-board', { channel: '' });
    expect((await store.homes())[0]?.boardChannel).toBeNull();
  });
});

test('a button of something gone, or of another community, is refused', async () => {
  await rig.manager.submits('settings-home', HOME);
  await rig.manager.submits('settings-rhythm', { channel: '300', every: 'day', days: '', at: '9' });
  const [theirs] = await (await rig.community()).rhythms();
  const elsewhere = rig.inNextHome();
  rig = elsewhere;
  await elsewhere.manager.submits('settings-home', HOME);
  for (const id of [theirs?.id ?? '', 'x', '', '00000000-0000-4000-8000-000000000000']) {
    for (const press of [`settings-rhythm:${id}`, `settings-switch:${id}:off`, `settings-preview:${id}`, `fill:settings-rhythm:${id}`]) {
      expect(textOf(await elsewhere.manager.presses(press))).toContain('no digest any more');
    }
    expect(textOf(await elsewhere.manager.submits(`settings-rhythm:${id}`, { every: 'day', days: '', at: '9' }))).toContain('no digest any more');
  }
});

test('a member is refused at every manager’s door', async () => {
  const presses = ['settings', 'settings-rhythms', 'settings-rhythm:x', 'settings-switch:x:on', 'settings-preview:x', 'settings-resume', 'doctor'];
  const forms = ['settings-home', 'settings-rhythm', 'settings-quiet', 'settings-pause', 'settings-board'];
  const refusals = [
    await rig.member.asks('manage settings'),
    await rig.member.asks('manage doctor'),
    ...(await Promise.all(presses.map((press) => rig.member.presses(press)))),
    ...(await Promise.all(forms.map((name) => rig.member.presses(`fill:${name}`)))),
    ...(await Promise.all(forms.map((name) => rig.member.submits(name, { ...HOME, days: 'Mon', until: 'tomorrow', channel: '100' })))),
  ];
  for (const refused of refusals) expect(textOf(refused)).toContain('This is for the managers');
  expect((await (await rig.community()).settings()).setUpAt).toBeNull();
});
