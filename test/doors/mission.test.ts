import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY_MS } from '../../src/core/time/calendar.js';
import { formOf, openRig, pressIn, textOf, valuesOf, type Rig } from './rig.js';

let rig: Rig;

const OPEN_BOOKS = { words: 'Together we translate every book about the sea', attainable: 'yes', criterion: 'Every book can be read in 10 languages', not: 'A shop for books' };

beforeAll(async () => {
  rig = await openRig();
});

beforeEach(async () => {
  rig = rig.inNextHome();
  await (await rig.community()).changeSettings({ settingsOfferedAt: 1 });
});

afterEach(() => {
  expect(rig.log.alarms).toEqual([]);
});

afterAll(async () => {
  await rig.close();
});

async function makeFinal(): Promise<void> {
  await rig.manager.submits('mission-draft', OPEN_BOOKS);
  const question = await rig.manager.presses('mission-confirm');
  await rig.manager.presses(pressIn(question, 'Make it final'));
}

test('before there is a mission members read so, and managers can write one', async () => {
  expect(textOf(await rig.member.asks('guidon mission'))).toMatchInlineSnapshot(`
"# Our mission
There is no mission yet: nobody has written down why this community exists."
`);
  const offered = await rig.manager.asks('guidon mission');
  const form = formOf(await rig.manager.presses(pressIn(offered, 'Write the mission')));
  expect(form.fields.map(({ name }) => name)).toEqual(['words', 'attainable', 'criterion', 'not']);
});

describe('a draft', () => {
  test('is saved with advice and stays a draft', async () => {
    const saved = await rig.manager.submits('mission-draft', { words: 'Stop bad translations', attainable: 'no', criterion: 'ignored', not: '' });
    expect(textOf(saved)).toMatchInlineSnapshot(`
"# Our mission
Saved. Everyone can read it with /guidon mission.
Stop bad translations
There is no end to it: we keep at it.
(A draft: it can still be reworded.)
Something to think about (only advice):
- It names a problem (“stop”). People gather more gladly round what they will make together.
- There is no “we” in it, and it invites nobody. Who does it, together?
[Make it final] [Reword] [Figures]"
`);
  });

  test('is reworded in a form filled in with it', async () => {
    await rig.manager.submits('mission-draft', OPEN_BOOKS);
    const form = formOf(await rig.manager.presses(pressIn(await rig.manager.asks('manage mission'), 'Reword')));
    expect(valuesOf(form)).toEqual(OPEN_BOOKS);
    const answer = await rig.manager.submits(form.press, { ...OPEN_BOOKS, words: 'We translate the sea', attainable: 'no' });
    expect(textOf(answer)).toContain('We translate the sea\nThere is no end to it');
    expect((await (await rig.community()).mission())?.endCriterion).toBeNull();
  });

  test.each([
    [{ ...OPEN_BOOKS, words: '' }, 'A mission needs words'],
    [{ ...OPEN_BOOKS, words: 'x'.repeat(401) }, 'at most 400 characters'],
    [{ ...OPEN_BOOKS, attainable: 'perhaps' }, 'choose whether'],
    [{ ...OPEN_BOOKS, criterion: '' }, 'how you know you are done'],
    [{ ...OPEN_BOOKS, not: 'x'.repeat(151) }, 'at most 150 characters'],
  ])('is refused and can be mended (%#)', async (values, why) => {
    const refused = await rig.manager.submits('mission-draft', values);
    expect(textOf(refused)).toContain(why);
    const again = formOf(await rig.manager.presses(pressIn(refused, 'Fix it')));
    expect(valuesOf(again)).toMatchObject({ words: values.words, not: values.not });
    expect(await (await rig.community()).mission()).toBeNull();
  });
});

describe('final', () => {
  test('says what it means, waits seven days, and can be withdrawn', async () => {
    await rig.manager.submits('mission-draft', OPEN_BOOKS);
    const question = await rig.manager.presses(pressIn(await rig.manager.asks('manage mission'), 'Make it final'));
    expect(textOf(question)).toContain('After 7 days nobody can change it, not even us; another mission means starting over as a new community.');
    const waiting = await rig.manager.presses(pressIn(question, 'Make it final'));
    expect(textOf(waiting)).toMatchInlineSnapshot(`
"# Our mission
Together we translate every book about the sea
We are done when: Every book can be read in 10 languages
We are not: A shop for books
(It becomes final on 9 March 2026, 08:00 UTC. Until then it can be withdrawn.)
(Let people read it in these days: /guidon mission shows it to everyone.)
[Withdraw] [Figures]"
`);
    expect(textOf(await rig.member.asks('guidon mission'))).toContain('Until then it can be withdrawn');
    expect(textOf(await rig.manager.presses('fill:mission-draft'))).toContain('Withdraw it first');
    expect(textOf(await rig.manager.submits('mission-draft', OPEN_BOOKS))).toContain('Withdraw it first');
    rig.clock.moveBy(7 * DAY_MS - 1);
    expect(textOf(await rig.manager.presses(pressIn(waiting, 'Withdraw')))).toContain('It is a draft again');
    expect((await (await rig.community()).mission())?.state).toBe('draft');
    expect(textOf(await rig.manager.presses('mission-withdraw'))).toContain('nothing to withdraw');
  });

  test('refuses every change from the very moment its days are over, and says the way out', async () => {
    await makeFinal();
    rig.clock.moveBy(7 * DAY_MS);
    for (const press of ['fill:mission-draft', 'mission-confirm', 'mission-withdraw', 'mission-final:x']) {
      expect(textOf(await rig.manager.presses(press))).toMatch(/The mission is final.*Start over as a new community/);
    }
    expect(textOf(await rig.manager.submits('mission-draft', { ...OPEN_BOOKS, words: 'We sell books' }))).toContain('The mission is final');
    expect((await (await rig.community()).mission())?.words).toBe(OPEN_BOOKS.words);
    expect(textOf(await rig.member.asks('guidon mission'))).toContain('Final since 9 March 2026');
  });

  test('is not for words nobody has read: they were reworded meanwhile', async () => {
    await rig.manager.submits('mission-draft', OPEN_BOOKS);
    const question = await rig.manager.presses('mission-confirm');
    await rig.manager.submits('mission-draft', { ...OPEN_BOOKS, words: 'We do something else' });
    expect(textOf(await rig.manager.presses(pressIn(question, 'Make it final')))).toContain('reworded while you were looking');
    expect((await (await rig.community()).mission())?.state).toBe('draft');
  });

  test('is refused where there is no mission', async () => {
    expect(textOf(await rig.manager.presses('mission-confirm'))).toContain('There is no mission yet');
    expect(textOf(await rig.manager.presses('fill:mission-attain'))).toContain('There is no mission yet');
    expect(textOf(await rig.manager.presses('start-over'))).toContain('no need to start over');
  });
});

describe('attained', () => {
  test('needs evidence, is announced once, and stays', async () => {
    const store = await rig.community();
    const [home] = await store.homes();
    await store.changeHome(home?.id ?? '', { postsChannel: '100' });
    await makeFinal();
    expect(textOf(await rig.manager.presses('fill:mission-attain'))).toContain('Only a final mission');
    rig.clock.moveBy(7 * DAY_MS);
    const form = formOf(await rig.manager.presses(pressIn(await rig.manager.asks('manage mission'), 'It is attained')));
    expect(textOf(await rig.manager.submits(form.press, { evidence: '' }))).toContain('what shows');
    expect(textOf(await rig.manager.submits(form.press, { evidence: 'The last book came out' }))).toContain('What you set out for is done');
    expect(textOf(await rig.member.asks('guidon mission'))).toMatch(/Attained on 9 March 2026: The last book came out/);
    expect(textOf(await rig.manager.submits(form.press, { evidence: 'again' }))).toContain('attained already');
    expect(await store.deliveries('attained', 5)).toHaveLength(1);
    expect(await store.deliveries('mission-final', 5)).toHaveLength(1);
  });

  test('is not for a mission without an end', async () => {
    await rig.manager.submits('mission-draft', { ...OPEN_BOOKS, attainable: 'no' });
    await rig.manager.presses(pressIn(await rig.manager.presses('mission-confirm'), 'Make it final'));
    rig.clock.moveBy(8 * DAY_MS);
    expect(textOf(await rig.manager.submits('mission-attain', { evidence: 'x' }))).toContain('no end');
  });
});

describe('figures', () => {
  const FIGURES = { us: '1,200', them: '80000', unit: 'readers a month', day: '' };

  test('are the managers’ own until they are published', async () => {
    const form = formOf(await rig.manager.presses('fill:mission-figures'));
    const kept = await rig.manager.submits(form.press, FIGURES);
    expect(textOf(kept)).toMatchInlineSnapshot(`
"# We and they, in figures
Noted. Managers see it; everyone does once you publish it.
- 2 March 2026: we 1,200, they 80,000 (readers a month), seen by managers only
(Some are seen by managers only, until you publish them.)
[Add figures] [Publish them] [Back to the mission]"
`);
    expect(textOf(await rig.member.asks('guidon mission'))).not.toContain('1,200');
    await rig.manager.presses(pressIn(kept, 'Publish them'));
    expect(textOf(await rig.member.asks('guidon mission'))).toContain('2 March 2026: we 1,200, they 80,000 (readers a month)');
    expect(valuesOf(formOf(await rig.manager.presses('fill:mission-figures')))['unit']).toBe('readers a month');
  });

  test.each([
    [{ ...FIGURES, us: 'many' }, 'as a number'],
    [{ ...FIGURES, them: '-3' }, 'as a number'],
    [{ ...FIGURES, us: '12 readers' }, 'as a number'],
    [{ ...FIGURES, unit: '' }, 'what the figures count'],
    [{ ...FIGURES, day: '3.4.2026' }, 'a day that has been'],
    [{ ...FIGURES, day: 'soon' }, 'a day that has been'],
  ])('are refused when they cannot be read (%#)', async (values, why) => {
    expect(textOf(await rig.manager.submits('mission-figures', values))).toContain(why);
    expect(await (await rig.community()).standings()).toEqual([]);
  });

  test('can be of an earlier day', async () => {
    await rig.manager.submits('mission-figures', { ...FIGURES, day: '24.12.2025' });
    expect((await (await rig.community()).standings())[0]).toMatchObject({ day: '2025-12-24', us: 1200, them: 80_000 });
  });
});

describe('starting over', () => {
  test('asks for the name, begins anew, and leaves the old mission readable', async () => {
    const before = await rig.community();
    await makeFinal();
    rig.clock.moveBy(7 * DAY_MS);
    const question = await rig.manager.presses(pressIn(await rig.manager.asks('manage mission'), 'Start over as a new community'));
    expect(textOf(question)).toContain('What stays: the old mission');
    expect(textOf(question)).toContain('no goal is active now');
    const form = formOf(await rig.manager.presses(pressIn(question, 'I want to start over')));
    expect(textOf(await rig.manager.submits(form.press, { name: 'yes' }))).toContain('It is called “Lighthouse keepers”');
    expect((await rig.community()).community).toBe(before.community);

    const begun = await rig.manager.submits(form.press, { name: ' lighthouse Keepers' });
    expect(textOf(begun)).toContain('This is a new community');
    expect((await rig.community()).community).not.toBe(before.community);
    expect(formOf(await rig.manager.presses(pressIn(begun, 'Write the mission'))).fields[0]?.value).toBe('');
    const read = await rig.member.asks('guidon mission');
    expect(textOf(read)).toContain('This community was started over on 9 March 2026');
    expect(textOf(await rig.member.presses(pressIn(read, 'The earlier mission')))).toMatchInlineSnapshot(`
"# Before we started over
Together we translate every book about the sea
We are done when: Every book can be read in 10 languages
We are not: A shop for books
No goal was achieved then.
(It ended on 9 March 2026.)"
`);
    expect((await before.mission())?.words).toBe(OPEN_BOOKS.words);
    expect(textOf(await rig.manager.submits(form.press, { name: 'Lighthouse keepers' }))).toContain('no need to start over');
  });

  test('reaches only communities before this one', async () => {
    for (const press of ['mission-before', 'mission-before:1', 'mission-before:0', 'mission-before:99', 'mission-before:x', 'mission-before:00000000-0000-4000-8000-000000000000']) {
      expect(textOf(await rig.member.presses(press))).toContain('no longer there');
    }
  });

  test('goes back step by step', async () => {
    for (const words of ['We plant trees', 'We plant forests']) {
      await rig.manager.submits('mission-draft', { ...OPEN_BOOKS, words });
      await rig.manager.presses(pressIn(await rig.manager.presses('mission-confirm'), 'Make it final'));
      rig.clock.moveBy(7 * DAY_MS);
      await rig.manager.submits('start-over', { name: 'Lighthouse keepers' });
    }
    const last = await rig.member.presses('mission-before:1');
    expect(textOf(last)).toContain('We plant forests');
    expect(textOf(await rig.member.presses(pressIn(last, 'What was before that')))).toContain('We plant trees');
  });
});

test('a member is refused at every manager’s door', async () => {
  await rig.manager.submits('mission-draft', OPEN_BOOKS);
  const refusals = [
    await rig.member.asks('manage mission'),
    ...(await Promise.all(['mission', 'mission-confirm', 'mission-final:x', 'mission-withdraw', 'mission-figures', 'mission-publish', 'start-over'].map((press) => rig.member.presses(press)))),
    ...(await Promise.all(['mission-draft', 'mission-attain', 'mission-figures', 'start-over'].map((name) => rig.member.presses(`fill:${name}`)))),
    ...(await Promise.all(['mission-draft', 'mission-attain', 'mission-figures', 'start-over'].map((name) => rig.member.submits(name, { ...OPEN_BOOKS, name: 'Lighthouse keepers', evidence: 'x' })))),
  ];
  for (const refused of refusals) expect(textOf(refused)).toContain('This is for the managers');
  expect(await (await rig.community()).mission()).toMatchObject({ words: OPEN_BOOKS.words, state: 'draft' });
});
