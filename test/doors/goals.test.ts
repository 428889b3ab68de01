import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { drawDelivery } from '../../src/jobs/draw-delivery.js';
import type { ActedOn } from '../../src/ports/front-desk.js';
import { cardOf, formOf, openRig, pressIn, textOf, valuesOf, type Rig } from './rig.js';

const DAY = 86_400_000;

/** Fills in the form for a goal and launches it; gives the goal's id. */
async function launchGoal(rig: Rig, values: Record<string, string>): Promise<string> {
  const preview = await rig.manager.submits('goal-add', values);
  const launched = await rig.manager.presses(pressIn(preview, 'Launch'));
  const shown = pressIn(launched, 'Look at the goal');
  return shown.split(':')[1] ?? '';
}

function onMessage(rig: Rig, message: string, author: string): ActedOn {
  return { channel: '100', author, byBot: false, link: rig.chat.linkTo({ platform: 'discord', home: '900', channel: '100', message }), text: 'Three pages done' };
}

describe('goals at the doors', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig();
    await (await rig.community()).changeSettings({ setUpAt: rig.clock.now() });
    for (const key of ['2', '3', '4']) await rig.guest(key).asks('goal list');
    rig.clock.moveBy(8 * DAY);
  });
  afterAll(async () => {
    expect(rig.log.alarms).toEqual([]);
    await rig.close();
  });

  test('there is nothing yet: managers and members are told what they can do', async () => {
    expect(textOf(await rig.manager.asks('goal list'))).toMatchInlineSnapshot(`
"# Our goals
There is no goal at the moment. Any goal, even the simplest, is better than none.
Add the first one with /goal add."
`);
    expect(textOf(await rig.member.asks('goal list'))).toContain('Tell your managers');
    expect(textOf(await rig.member.asks('goal progress'))).toContain('There is no active goal');
    expect(textOf(await rig.member.asks('goal add'))).toContain('for the managers');
  });

  test('a title alone is enough, and what could be better is said', async () => {
    expect(formOf(await rig.manager.asks('goal add', { title: 'Paint the fence' })).fields[0]?.value).toBe('Paint the fence');
    expect(textOf(await rig.manager.submits('goal-add', { title: 'Paint the fence' }))).toMatchInlineSnapshot(`
"# Ready to launch?
Paint the fence by 9 April 2026.
Done / not done: the steward says when it is achieved.
Some advice. You can launch all the same:
- Say how we know it is done. A figure or a list shows everyone how far we are.
- Say why it matters: people help when they see what it brings us closer to.
(Launching announces it once in #100; you are its steward.)
[Launch] [Change]"
`);
  });

  test('advice can be taken: Change opens the form as it was, and a launch happens once', async () => {
    const preview = await rig.manager.submits('goal-add', { title: 'Translate', due: 'in 3 weeks' });
    const again = formOf(await rig.manager.presses(pressIn(preview, 'Change')));
    expect(valuesOf(again)).toMatchObject({ title: 'Translate', due: 'in 3 weeks' });
    const better = await rig.manager.submits(again.press, { ...valuesOf(again), title: 'Translate 100 pages', measure: '100 pages', benefit: 'More people can read us', firstStep: 'Pick a page' });
    expect(textOf(better)).toContain('100 pages. People add to it until it is full.');
    const launched = await rig.manager.presses(pressIn(better, 'Launch'));
    expect(textOf(launched)).toMatchInlineSnapshot(`
"Launched: Translate 100 pages, goal #1. The announcement goes to #100.
(Its progress is posted there on the channel’s rhythm; see /manage settings.)
[Look at the goal]
May Guidon write to you about this goal (somebody offers help, the due date has come)? Without it, notes go to the managers’ channel.
[Yes, write to me] [No]"
`);
    expect(textOf(await rig.manager.presses(pressIn(better, 'Launch')))).toContain('launched already');
    expect(textOf(await rig.manager.presses('steward-consent:no'))).toContain('managers’ channel instead');
    const goals = await (await rig.community()).goals();
    expect(goals.map(({ title, due }) => ({ title, due }))).toEqual([{ title: 'Translate 100 pages', due: '2026-03-31' }]);
  });

  test('everybody reports; large entries wait for a ✓; what was reported can be taken back', async () => {
    const small = await rig.member.asks('goal progress', { goal: '1', amount: '12', note: 'the long chapter' });
    expect(textOf(small)).toMatchInlineSnapshot(`
"Counted: +12 pages for Translate 100 pages.
▰▱▱▱▱▱▱▱▱▱ 12 % 12 of 100 pages, 88 left
[Undo] [Share here]"
`);
    rig.clock.moveBy(1000);
    const large = await rig.member.asks('goal progress', { goal: 'translate', amount: '26 pages' });
    expect(textOf(large)).toContain('more than a quarter');
    expect(textOf(large)).toContain('12 of 100 pages');
    const stewards = await rig.manager.asks('goal show', { goal: '#1' });
    expect(textOf(await rig.member.presses(pressIn(stewards, '✓ It counts')))).toContain('steward or a manager');
    expect(textOf(await rig.manager.presses(pressIn(stewards, '✓ It counts')))).toBe('✓ It counts: +26 pages for Translate 100 pages by @2.\n[Undo]');
    expect(textOf(await rig.manager.presses(pressIn(stewards, '✓ It counts')))).toContain('counts already');
    expect(textOf(await rig.member.asks('goal undo'))).toContain('12 of 100 pages, 88 left');
    expect(textOf(await rig.guest('4').presses(pressIn(small, 'Undo')))).toContain('Only who reported it');
    expect(textOf(await rig.guest('4').asks('goal undo'))).toContain('nothing of yours');
    expect(textOf(await rig.manager.asks('goal undo', { goal: '1' }))).toContain('As a steward you can take back one of these');
  });

  test('a newcomer’s entry waits, whatever its size', async () => {
    expect(textOf(await rig.guest('77').asks('goal progress', { goal: '1', amount: '1' }))).toContain('first met you less than a week ago');
  });

  test('a message counts towards a goal once: its author is credited, its link is the proof', async () => {
    const form = formOf(await rig.desk.acted(rig.guest('3').visit(), 'Count towards a goal', onMessage(rig, '555', '4')));
    expect(form.fields.map(({ name }) => name)).toEqual(['goal', 'amount', 'note']);
    const goal = form.fields[0]?.value ?? '';
    expect(textOf(await rig.guest('3').submits(form.press, { goal, amount: '', note: '' }))).toContain('Credited to @4.');
    const second = formOf(await rig.desk.acted(rig.guest('3').visit(), 'Count towards a goal', onMessage(rig, '555', '4')));
    expect(textOf(await rig.guest('3').submits(second.press, { goal, amount: '2', note: '' }))).toContain('counted towards this goal already');
    expect(textOf(await rig.guest('2').submits(form.press, { goal, amount: '', note: '' }))).toContain('no longer kept');
    expect(textOf(await rig.member.asks('goal show', { goal: '1' }))).toContain('the message (https://example.org/555)');
    expect(textOf(await rig.desk.acted(rig.guest('3').visit(), 'Count towards a goal', { ...onMessage(rig, '9', '8'), byBot: true }))).toContain('written by a bot');
  });

  test('I’ll help answers with the first step and tells the steward once', async () => {
    const goal = (await (await rig.community()).goals())[0]?.id ?? '';
    const first = textOf(await rig.member.presses(`goal-help:${goal}`));
    expect(first).toMatchInlineSnapshot(`
"Thank you for offering to help with Translate 100 pages.
Start with this (about 15 minutes): Pick a page
@1 has been told that you offered.
(It lives in #100.)
[Add progress] [Look at the goal]
May we ask you again when hands are needed? At most once a week, by direct message; one tap stops it.
[Yes, ask me] [No]"
`);
    expect(textOf(await rig.member.presses('goal-help', [goal]))).toContain('offered already');
    expect(await (await rig.community()).offers(goal)).toHaveLength(1);
  });

  test('a checklist is ticked line by line, each once', async () => {
    const id = await launchGoal(rig, { title: 'Open the library', measure: '- shelves\n- books\n- a sign', due: '' });
    const form = formOf(await rig.member.presses(`add-progress:${id}`));
    expect(form.fields[0]).toMatchObject({ kind: 'choice', options: [{ label: 'shelves' }, { label: 'books' }, { label: 'a sign' }] });
    expect(textOf(await rig.member.submits(form.press, { amount: '2', note: '' }))).toContain('Ticked: “books”');
    expect(textOf(await rig.member.submits(form.press, { amount: '2', note: '' }))).toContain('ticked already');
    expect(formOf(await rig.member.presses(`add-progress:${id}`)).fields[0]).toMatchObject({ options: [{ label: 'shelves' }, { label: 'a sign' }] });
  });

  test('two at once tick one line once', async () => {
    const id = await launchGoal(rig, { title: 'Sweep', measure: '- yard\n- hall' });
    const answers = await Promise.all(['2', '3'].map((key) => rig.guest(key).submits(`progress:${id}`, { amount: '1', note: '' })));
    expect(answers.map((answer) => textOf(answer).includes('Ticked')).sort()).toEqual([false, true]);
  });

  test('achieved is asked about before it is full, thanks everyone and offers what comes next', async () => {
    const id = await launchGoal(rig, { title: 'Bake cakes', measure: '10 cakes' });
    await rig.member.asks('goal progress', { goal: 'bake', amount: '2' });
    expect(textOf(await rig.member.asks('goal done', { goal: 'bake' }))).toContain('steward or a manager');
    const question = await rig.manager.asks('goal done', { goal: 'bake' });
    expect(textOf(question)).toContain('stands at 2 of 10 cakes. Is it achieved all the same?');
    expect(textOf(await rig.manager.presses(pressIn(question, 'Yes, it is achieved')))).toMatchInlineSnapshot(`
"Bake cakes is achieved! Everyone who contributed is thanked by name in #100.
Set the next goal while the joy is fresh:
[Next: 13 cakes] [Next: Thank three people in public]"
`);
    expect(valuesOf(formOf(await rig.manager.presses(`fill:goal-add:step-up:${id}`)))).toMatchObject({ title: 'Bake cakes', measure: '13 cakes' });
    expect(textOf(await rig.member.asks('goal progress', { goal: id, amount: '2' }))).toContain('not active any more');
  });

  test('when the steward is no manager, the managers are offered the next goal', async () => {
    const id = await launchGoal(rig, { title: 'Mend chairs', measure: '4 chairs' });
    const community = await rig.community();
    const [home] = await community.homes();
    await community.changeHome(home?.id ?? '', { managersChannel: '800' });
    await rig.manager.submits(`goal-place:${id}`, { channel: '100', whole: 'no', steward: '3' });
    const steward = rig.guest('3');
    await steward.asks('goal progress', { goal: id, amount: '4' });
    const achieved = textOf(await steward.asks('goal done', { goal: id }));
    expect(achieved).not.toContain('Set the next goal');
    const [note] = await community.deliveries('manager-note', 1);
    if (!note) throw new Error('no note to the managers');
    const drawn = await drawDelivery(community, note, rig.clock.now());
    expect('withdrawn' in drawn ? drawn : drawPlain(drawn)).toMatchInlineSnapshot(`
"Mend chairs is achieved, its steward says. Everyone who took part is being thanked.
Set the next goal while the joy is fresh:
[Next: 5 chairs] [Next: Ask ten members what they want]"
`);
    await community.changeHome(home?.id ?? '', { managersChannel: null });
  });

  test('extended, let go, taken up again', async () => {
    const id = await launchGoal(rig, { title: 'Plant trees', measure: '5 trees' });
    const extend = formOf(await rig.manager.presses(`fill:extend:${id}`));
    expect(textOf(await rig.manager.submits(extend.press, { due: 'yesterdayish' }))).toContain('cannot read “yesterdayish” as a day');
    expect(textOf(await rig.manager.submits(extend.press, { due: '1 June' }))).toContain('now runs until 1 June 2026');
    expect(textOf(await rig.member.presses(`fill:let-go:${id}`))).toContain('steward or a manager');
    expect(textOf(await rig.manager.submits(`let-go:${id}`, { reason: 'no soil', learned: '' }))).toContain('is let go');
    expect(textOf(await rig.member.asks('goal show', { goal: 'plant' }))).toContain('Why: no soil');
    expect(textOf(await rig.manager.submits(`reopen:${id}`, { due: '' }))).toContain('is open again, until 9 April 2026');
  });

  test('managers edit, move and hand on a goal', async () => {
    const id = await launchGoal(rig, { title: 'Write letters', measure: '20 letters', due: '1 May' });
    const form = formOf(await rig.manager.presses(`fill:goal-edit:${id}`));
    expect(valuesOf(form)).toEqual({ title: 'Write letters', measure: '20 letters', due: '2026-05-01', benefit: '', firstStep: '' });
    expect(textOf(await rig.manager.submits(form.press, { ...valuesOf(form), title: 'Write 30 letters', measure: '30 letters' }))).toContain('Saved');
    await rig.manager.submits(`goal-place:${id}`, { channel: '200', whole: 'yes', steward: '3' });
    rig.chat.lacks.set('999', null);
    expect(textOf(await rig.manager.submits(`goal-place:${id}`, { channel: '999', whole: 'no', steward: '3' }))).toContain('Fix it');
    const shown = textOf(await rig.guest('3').asks('goal show', { goal: 'letters' }));
    expect(shown).toContain('the whole community, in #200');
    expect(shown).toContain('May Guidon write to you');
    expect((await (await rig.community()).rhythms()).map(({ channel }) => channel)).toContain('200');
    expect(textOf(await rig.member.submits(form.press, valuesOf(form)))).toContain('for the managers');
  });

  test('an edit leaves each tick on its line, and judges anew whether the target is reached', async () => {
    const list = await launchGoal(rig, { title: 'Mend the boat', measure: '- caulk\n- paint' });
    await rig.manager.asks('goal progress', { goal: 'boat', amount: 'caulk' });
    const form = formOf(await rig.manager.presses(`fill:goal-edit:${list}`));
    expect(textOf(await rig.manager.submits(form.press, { ...valuesOf(form), measure: '- rig\n- caulk\n- paint' }))).toContain('must keep its place in the list: caulk');
    expect(textOf(await rig.manager.submits(form.press, { ...valuesOf(form), measure: '- paint' }))).toContain('must keep its place');
    expect(textOf(await rig.manager.submits(form.press, { ...valuesOf(form), measure: '- caulk the hull\n- paint\n- rig' }))).toContain('Saved');
    expect(textOf(await rig.member.asks('goal show', { goal: 'boat' }))).toContain('“caulk the hull”');
    await rig.manager.submits(`let-go:${list}`, { reason: '', learned: '' });
    const id = await launchGoal(rig, { title: 'Sew sails', measure: '2 sails' });
    await rig.manager.asks('goal progress', { goal: 'sails', amount: '2' });
    await (await rig.community()).changeGoal(id, { askedAt: rig.clock.now() });
    await rig.manager.submits(`goal-edit:${id}`, { title: 'Sew sails', measure: '4 sails', due: 'in 9 weeks' });
    expect((await (await rig.community()).goal(id))?.askedAt).toBeNull();
    expect((await (await rig.community()).goal(id))?.reachedAt).toBeNull();
    await rig.manager.submits(`goal-edit:${id}`, { title: 'Sew sails', measure: '1 sail' });
    expect((await (await rig.community()).goal(id))?.reachedAt).not.toBeNull();
    await rig.manager.submits(`let-go:${id}`, { reason: '', learned: '' });
  });

  test('the list of goals, for members and for managers', async () => {
    expect(textOf(await rig.member.asks('goal list'))).toContain('#1 Translate 100 pages: 13 of 100 pages, 87 left; by 31 March 2026');
    expect(textOf(await rig.manager.asks('manage goals'))).toContain('#4 Bake cakes: achieved');
    expect(textOf(await rig.member.asks('manage goals'))).toContain('for the managers');
  });

  test('a goal is shared once a day and channel, and not by those who may not write there', async () => {
    const shown = await rig.member.asks('goal show', { goal: '1' });
    expect(textOf(await rig.member.presses(pressIn(shown, 'Share here')))).toBe('It will appear in #100 in a moment.');
    expect(textOf(await rig.member.presses(pressIn(shown, 'Share here')))).toContain('today already');
    const visit = rig.member.visit();
    const silenced = { ...visit, visitor: { ...visit.visitor, silenced: true } };
    expect(textOf(await rig.desk.pressed(silenced, pressIn(shown, 'Share here'), []))).toContain('may not write in this channel');
  });

  test('the preview says what is missing where the goal would be announced', async () => {
    rig.chat.lacks.set('100', ['post']);
    expect(textOf(await rig.manager.submits('goal-add', { title: 'Ring the bell' }))).toContain('Send Messages');
    rig.chat.lacks.delete('100');
  });

  test('while typing, goals are suggested', async () => {
    const offered = await rig.desk.suggested(rig.member.visit(), ['goal', 'progress'], 'goal', { goal: 'lib' });
    expect(offered.map(({ label }) => label)).toEqual(['#2 Open the library']);
  });

  test('the same visit is answered once', async () => {
    const visit = rig.member.visit();
    expect((await rig.desk.asked(visit, ['goal', 'progress'], { goal: '1', amount: '1' })).is).toBe('card');
    expect(await rig.desk.asked(visit, ['goal', 'progress'], { goal: '1', amount: '1' })).toEqual({ is: 'nothing' });
  });
});

describe('bad input', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig();
    await (await rig.community()).changeSettings({ setUpAt: rig.clock.now() });
    await launchGoal(rig, { title: 'Translate 100 pages', measure: '100 pages' });
    await launchGoal(rig, { title: 'Translate the guide', measure: '- one' });
  });
  afterAll(async () => {
    expect(rig.log.alarms).toEqual([]);
    await rig.close();
  });

  const LONG = 'x'.repeat(3000);
  test.each([
    ['an empty title', { title: '   ' }, 'needs at least a title'],
    ['a title too long', { title: LONG }, 'too long: at most 120'],
    ['a measure of nothing', { title: 'a', measure: '0 pages' }, 'more than nothing'],
    ['a huge measure', { title: 'a', measure: '99999999999999 pages' }, 'larger than anyone can count'],
    ['a day in the past', { title: 'a', due: '2020-01-01' }, 'in the past'],
    ['a day that is none', { title: 'a', due: '31 February 2027' }, 'no such day'],
    ['a day that is two', { title: 'a', due: '03/04/2027' }, 'two different days'],
    ['nonsense for a day', { title: 'a', due: 'when pigs fly' }, 'cannot read “when pigs fly”'],
    ['a day too far', { title: 'a', due: '2090-01-01' }, 'five years away'],
    ['too long a checklist', { title: 'a', measure: Array.from({ length: 21 }, (_, at) => `- ${String(at)}`).join('\n') }, 'at most 20 lines'],
    ['too long a reason', { title: 'a', benefit: LONG }, 'too long'],
    ['far too long a field', { title: 'a', benefit: 'y'.repeat(5000) }, 'at most 4000'],
  ])('%s is refused with what to do, and comes back with Fix it', async (_name, values: Record<string, string>, sentence) => {
    const refused = await rig.manager.submits('goal-add', values);
    expect(textOf(refused)).toContain(sentence);
    if (Object.values(values).every((value) => value.length <= 4000)) {
      const form = formOf(await rig.manager.presses(pressIn(refused, 'Fix it')));
      for (const [name, value] of Object.entries(values)) expect(valuesOf(form)[name]).toBe(value.trim());
    }
  });

  test.each([
    ['-3', 'above 0'],
    ['0', 'above 0'],
    ['lots', 'cannot read “lots”'],
    ['1e99', 'cannot read'],
    ['99999999999', 'more than anyone can count'],
    ['NaN', 'cannot read'],
    ['3.14159', 'two places'],
  ])('an amount of %s is refused, kept and can be mended', async (amount, sentence) => {
    const refused = await rig.member.asks('goal progress', { goal: '#1', amount, note: 'with care' });
    expect(textOf(refused)).toContain(sentence);
    expect(valuesOf(formOf(await rig.member.presses(pressIn(refused, 'Fix it'))))).toEqual({ amount, note: 'with care' });
  });

  test('an unknown or ambiguous goal is answered with those there are', async () => {
    expect(textOf(await rig.member.asks('goal show', { goal: 'zzzz' }))).toContain('There are: ');
    expect(textOf(await rig.member.asks('goal progress', { goal: 'translate', amount: '1' }))).toContain('Write its number: #2 Translate the guide · #1 Translate 100 pages');
    expect(textOf(await rig.member.asks('goal progress', { goal: 'transalte 100', amount: '1' }))).toContain('Noted: +1 pages');
    expect(textOf(await rig.member.asks('goal progress', {}))).toContain('Which goal do you mean?');
  });

  test('what is typed is kept letter for letter, but for what no database can keep', async () => {
    const title = '@everyone **bold** [a](https://example.org) <@1> \u202Eabc\u200B 🎈';
    const preview = await rig.manager.submits('goal-add', { title: `${title}\u0000\uD800` });
    await rig.manager.presses(pressIn(preview, 'Launch'));
    const goals = await (await rig.community()).goals();
    expect(goals[0]?.title).toBe(`${title}\uFFFD`);
    const pieces = cardOf(preview).blocks.flatMap((block) => (block.is === 'text' ? block.text : [])).flatMap((piece) => (typeof piece !== 'string' && piece.is === 'strong' ? piece.parts : [piece]));
    expect(pieces).toContainEqual({ is: 'typed', text: `${title}\uFFFD` });
  });

  test('forged and foreign ids are as good as unknown', async () => {
    const stranger = rig.guest('1', { admin: true, home: { key: '901', name: 'Elsewhere' } });
    const goal = (await (await rig.community()).goals())[0]?.id ?? '';
    for (const press of ['show-goal', 'goal-help', 'add-progress', 'achieve', 'share-goal']) {
      expect(textOf(await stranger.presses(`${press}:${goal}`))).toContain('not there any more');
      expect(textOf(await rig.member.presses(`${press}:nonsense`))).toContain('not there any more');
      expect(textOf(await rig.member.presses(press))).toContain('not there any more');
    }
    for (const press of ['undo-entry', 'confirm-entry', 'share-entry']) {
      expect(textOf(await rig.member.presses(`${press}:00000000-0000-4000-8000-000000000000`))).toContain('not there any more');
    }
    expect(textOf(await rig.member.presses('no-such-press:1'))).toContain('start again from the command');
    expect(textOf(await rig.member.submits('no-such-form', {}))).toContain('start again from the command');
    expect(textOf(await rig.manager.presses('launch:__proto__'))).toContain('launched already');
    expect(textOf(await rig.manager.presses('fix:constructor'))).toContain('no longer kept');
  });
});
