import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PROPOSAL_NEWS } from '../../src/use-cases/consent.js';
import type { Proposal } from '../../src/core/proposals/proposal.js';
import { cardOf, formOf, openRig, pressIn, textOf, valuesOf, type Rig } from './rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(async () => {
  rig = rig.inNextHome();
  const community = await rig.community();
  await community.changeSettings({ setUpAt: rig.clock.now(), settingsOfferedAt: 1 });
  const [home] = await community.homes();
  await community.changeHome(home?.id ?? '', { managersChannel: '900', postsChannel: '800' });
});
afterAll(async () => {
  expect(rig.log.alarms).toEqual([]);
  await rig.close();
});

const GUIDE = { title: 'A style guide', words: 'We argue about commas' };

async function newest(): Promise<Proposal> {
  const [proposal] = await (await rig.community()).proposals();
  if (!proposal) throw new Error('nothing is proposed');
  return proposal;
}

async function proposeGuide(): Promise<Proposal> {
  await rig.member.submits('propose', GUIDE);
  return newest();
}

async function posts(): Promise<unknown[]> {
  return (await (await rig.community()).deliveries('proposal', 10)).map(({ target, subject }) => [target, subject.proposal]);
}

/** Who is written to about it. */
async function toldOf(): Promise<string[]> {
  return (await (await rig.community()).deliveries('proposal-news', 10)).map(({ target }) => target).sort();
}

describe('to propose', () => {
  test('opens a form, posts where it was asked, and asks once whether the author may be written to', async () => {
    const form = formOf(await rig.member.asks('propose', { title: 'A style guide' }));
    expect([form.press, valuesOf(form)]).toEqual(['propose', { title: 'A style guide', words: '' }]);
    const said = await rig.member.submits(form.press, GUIDE);
    expect(textOf(said)).toMatchInlineSnapshot(`
"Proposed: A style guide. It appears in #100, where everybody can say whether they would help.
May Guidon write to you when managers have decided about what you propose?
[Yes, write to me] [No]"
`);
    expect(await posts()).toEqual([['100', (await newest()).id]]);
    expect(textOf(await rig.member.presses(pressIn(said, 'Yes, write to me')))).toMatchInlineSnapshot(`
"Thank you. Guidon writes to you once when it is decided; /guidon privacy changes that.
[Stop writing to me]"
`);
    expect(textOf(await rig.member.submits('propose', { title: 'Bake bread' }))).not.toContain('May Guidon');
  });

  test('from a message takes its words and keeps the link, which no form can change', async () => {
    const on = { channel: '107', author: '9', byBot: false, link: 'https://example.org/7', text: 'We need a style guide\nCommas, again!' };
    const form = formOf(await rig.desk.acted(rig.guest('2').visit(), 'Propose as a goal', on));
    expect(valuesOf(form)).toEqual({ title: 'We need a style guide', words: 'We need a style guide\nCommas, again!' });
    await rig.member.submits(form.press, { ...valuesOf(form), link: 'https://evil.example', channel: '666' });
    expect(await newest()).toMatchObject({ title: 'We need a style guide', link: 'https://example.org/7', channel: '107', author: (await author()).id });
    await rig.manager.submits(form.press, { title: 'Feed the gulls' });
    expect(await newest()).toMatchObject({ title: 'Feed the gulls', link: null, channel: '100' });
    await rig.member.submits('propose', { title: 'Bake bread', link: 'https://evil.example' });
    expect((await newest()).link).toBeNull();
  });

  test('a long message is cut to what fits', async () => {
    const on = { channel: '107', author: '9', byBot: false, link: 'https://example.org/7', text: 'word '.repeat(900) };
    const values = valuesOf(formOf(await rig.desk.acted(rig.guest('2').visit(), 'Propose as a goal', on)));
    expect([values['title']?.length, values['words']?.length].every((length, place) => (length ?? 0) <= [120, 1000][place]!)).toBe(true);
    expect(values['title']).toMatch(/^word .*…$/u);
  });

  test('without a title is refused, with what was typed kept', async () => {
    const refused = await rig.member.submits('propose', { title: ' ', words: 'because' });
    expect(valuesOf(formOf(await rig.member.presses(pressIn(refused, 'Fix it'))))).toEqual({ title: '', words: 'because' });
  });

  test('goes where it can be read: not to the managers, nor on the board, nor where Guidon cannot post', async () => {
    const community = await rig.community();
    const [home] = await community.homes();
    await community.changeHome(home?.id ?? '', { boardChannel: '700' });
    rig.chat.lacks.set('105', ['post']);
    for (const [index, channel] of ['900', '700', '105', '106'].entries()) await rig.guest('2', { channel }).submits('propose', { title: `Number ${String(index)} ${channel}` });
    expect((await posts()).map((post) => (post as string[])[0]).sort()).toEqual(['106', '800', '800', '800']);
    rig.chat.lacks.clear();
  });

  test('what may be there already is shown first; it is posted all the same when its author says so, once', async () => {
    const first = await proposeGuide();
    const near = await rig.guest('3').submits('propose', { title: 'Style guides', words: 'mine' });
    expect(textOf(near)).toMatchInlineSnapshot(`
"This may be there already:
- #1 A style guide
Press the one you mean, or propose yours all the same.
[#1 I’d help] [Propose mine]"
`);
    expect(await posts()).toHaveLength(1);
    expect(textOf(await rig.guest('3').presses(pressIn(near, '#1 I’d help')))).toContain('Noted: you would help');
    expect(await (await rig.community()).interests(first.id)).toHaveLength(1);
    expect(textOf(await rig.guest('4').presses(pressIn(near, 'Propose mine')))).toContain('no longer kept');
    expect(textOf(await rig.guest('3').presses(pressIn(near, 'Propose mine')))).toContain('Proposed: Style guides');
    expect(textOf(await rig.guest('3').presses(pressIn(near, 'Propose mine')))).toContain('no longer kept');
    expect(await newest()).toMatchObject({ title: 'Style guides', words: 'mine', channel: '100' });
    expect(await posts()).toHaveLength(2);
  });
});

async function author() {
  const community = await rig.community();
  const [home] = await community.homes();
  return community.person(home?.id ?? '', '2', rig.clock.now());
}

describe('interest', () => {
  test('counts each person once and can be changed; who would help is seen by managers only', async () => {
    const { id } = await proposeGuide();
    expect(textOf(await rig.guest('3').presses(`interest:${id}:help`))).toMatchInlineSnapshot(`
"Noted: you would help with A style guide. Thank you!
May we ask you again when hands are needed? At most once a week, by direct message; one tap stops it.
[Yes, ask me] [No]"
`);
    expect(textOf(await rig.guest('3').presses(`interest:${id}:help`))).toContain('said so already');
    await rig.guest('3').presses(`interest:${id}:like`);
    await rig.guest('4').presses(`interest:${id}:help`);
    expect((await (await rig.community()).interests(id)).map(({ kind }) => kind).sort()).toEqual(['help', 'like']);
    expect(textOf(await rig.guest('5').presses(`interest:${id}:like`))).not.toContain('@4');
    expect(textOf(await rig.guest('5').presses(`proposal:${id}`))).toContain('for the managers');
    expect(textOf(await rig.manager.presses(`proposal:${id}`))).toMatchInlineSnapshot(`
"# @2 proposes: A style guide
We argue about commas
Would help: 1 · would like it: 2
Would help: @4
[Adopt] [Decline…]"
`);
    expect(textOf(await rig.manager.presses(`interest:${id}:like`))).toContain('Would help: @4');
  });

  test('in what is not there is refused', async () => {
    for (const press of ['interest:7:help', 'proposal:7', 'fill:decline:7', 'fill:goal-add:proposal:7', 'interest:00000000-0000-4000-8000-000000000000:like']) {
      expect(textOf(await rig.manager.presses(press))).toBe('This proposal is no longer there.');
    }
  });
});

describe('to decide', () => {
  test('the list for managers has those first that most people would help with', async () => {
    expect(textOf(await rig.manager.presses('proposals'))).toContain('No proposal waits.');
    await proposeGuide();
    await rig.member.submits('propose', { title: 'Bake bread' });
    await rig.guest('4').presses(`interest:${(await newest()).id}:help`);
    const list = await rig.manager.presses('proposals');
    expect(textOf(list)).toMatchInlineSnapshot(`
"# Proposals that wait for you
- #2 Bake bread: 1 would help, 0 would like it; since 2 March 2026
- #1 A style guide: 0 would help, 0 would like it; since 2 March 2026
[Look at a proposal ▾ #2 Bake bread | #1 A style guide]"
`);
    expect(textOf(await rig.manager.presses('proposal', [(await newest()).id]))).toContain('Bake bread');
    expect(textOf(await rig.member.presses('proposals'))).toContain('for the managers');
  });

  test('to adopt fills the goal’s form, links both, and tells its author and those who may be asked', async () => {
    const { id } = await proposeGuide();
    await rig.member.presses('proposal-news:yes');
    for (const who of ['3', '4', '5']) await rig.guest(who).presses(`interest:${id}:${who === '5' ? 'like' : 'help'}`);
    await rig.guest('3').presses('ask-again:yes');
    await rig.guest('5').presses('ask-again:yes');
    const form = formOf(await rig.guest('1', { admin: true, channel: '900' }).presses(pressIn(await rig.manager.presses(`proposal:${id}`), 'Adopt')));
    expect(valuesOf(form)).toMatchObject({ title: 'A style guide', benefit: 'We argue about commas' });
    const preview = await rig.guest('1', { admin: true, channel: '900' }).submits(form.press, { ...valuesOf(form), measure: '10 rules' });
    const launched = await rig.manager.presses(pressIn(preview, 'Launch'));
    expect(textOf(launched)).toContain('A style guide');
    const [goal] = await (await rig.community()).goals();
    expect(goal).toMatchObject({ title: 'A style guide', channel: '100' });
    expect(await (await rig.community()).proposal(id)).toMatchObject({ state: 'adopted', goal: goal?.id });
    expect(await toldOf()).toEqual(['2', '3']);
    const [post] = await (await rig.community()).deliveries('proposal', 1);
    expect(post?.wanted).toBeGreaterThan(post?.shown ?? 0);
    expect(await (await rig.community()).interestedIn(goal?.id ?? '')).toHaveLength(2);
  });

  test('of two managers one adopts, and no second goal is launched', async () => {
    const { id } = await proposeGuide();
    const other = rig.guest('9', { admin: true });
    const previews = [await rig.manager.submits(`goal-add:proposal:${id}`, { title: 'One' }), await other.submits(`goal-add:proposal:${id}`, { title: 'Two' })] as const;
    await rig.manager.presses(pressIn(previews[0], 'Launch'));
    expect(textOf(await other.presses(pressIn(previews[1], 'Launch')))).toBe('This has been decided already.');
    expect((await (await rig.community()).goals()).map(({ title }) => title)).toEqual(['One']);
    expect(textOf(await rig.manager.presses(`fill:goal-add:proposal:${id}`))).toContain('decided already');
    expect(textOf(await rig.guest('3').presses(`interest:${id}:help`))).toContain('decided already');
  });

  test('to decline needs a reason and tells the author', async () => {
    const { id } = await proposeGuide();
    await rig.member.presses('proposal-news:yes');
    expect(textOf(await rig.member.presses(`fill:decline:${id}`))).toContain('for the managers');
    const form = formOf(await rig.manager.presses(`fill:decline:${id}`));
    expect(form.fields.find(({ name }) => name === 'reason')).toMatchObject({ kind: 'choice', options: [{ label: 'Not our mission' }, { label: 'Not now' }, { label: 'Already running' }, { label: 'Other (say it below)' }] });
    expect(textOf(await rig.manager.submits(form.press, { reason: 'other', words: ' ' }))).toContain('in your own words');
    expect(textOf(await rig.manager.submits(form.press, { reason: 'other', words: 'We have one in the drawer' }))).toContain('@2 is thanked for the idea');
    expect(await (await rig.community()).proposal(id)).toMatchObject({ state: 'declined', reason: 'other', reasonWords: 'We have one in the drawer' });
    expect(await toldOf()).toEqual(['2']);
    expect(textOf(await rig.manager.submits(form.press, { reason: 'not-now' }))).toContain('decided already');
    expect(textOf(await rig.manager.presses(`fill:decline:${id}`))).toContain('decided already');
    expect(textOf(await rig.manager.presses(`proposal:${id}`))).toContain('decided already');
  });

  test('an author who does not want to be written to reads the post', async () => {
    const { id } = await proposeGuide();
    await rig.member.presses('proposal-news:yes');
    expect(textOf(await rig.member.asks('guidon privacy'))).toContain('[No news of my proposals]');
    expect(textOf(await rig.member.presses('proposal-news:no'))).toContain('The post in the channel');
    expect(await (await rig.community()).consent((await author()).id, PROPOSAL_NEWS)).toMatchObject({ refusedAt: null, withdrawnAt: rig.clock.now() });
    await rig.manager.submits(`decline:${id}`, { reason: 'not-now' });
    expect(await toldOf()).toEqual([]);
    expect(cardOf(await rig.member.asks('guidon privacy'))).toBeDefined();
  });
});
