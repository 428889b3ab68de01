import { describe, expect, test } from '@jest/globals';
import { drawAskForm, drawAskPreview, drawAsks, drawAskSaid, drawAskShown, drawThanked, type AsksFacts, type PreviewFacts } from '../../src/cards/asks-card.js';
import { drawCall, drawCallAnswer, drawPlaceTaken, drawThanks } from '../../src/cards/call-card.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { drawAnsweredBefore, drawCheckIn, drawInvitation, drawLaterForm, drawStopped, drawStoppedEverywhere, type CheckInFacts, type InvitationFacts } from '../../src/cards/invitation-card.js';
import { fit } from '../../src/cards/limits.js';
import { drawHelperNews, drawStewardSettled } from '../../src/cards/steward-note-card.js';
import type { Ask } from '../../src/core/asks/ask.js';
import { measureProgress } from '../../src/core/goals/progress.js';
import { makeGoal, NINE } from './sample.js';

const DAY = 86_400_000;
const goal = makeGoal({ title: 'Translate' });
const ask: Ask = {
  id: '00000000-0000-4000-8000-000000000031',
  number: 4,
  goal: goal.id,
  task: 'Check 3 French pages',
  size: 'about 1 h',
  deadline: '2026-03-06',
  places: 3,
  skill: 'French',
  asker: '00000000-0000-4000-8000-0000000000bb',
  messagesFrom: NINE + DAY,
  answerHours: 48,
  seed: 1,
  state: 'open',
  at: NINE,
  closedAt: null,
};
const help = '00000000-0000-4000-8000-000000000041';
const long = 'ü'.repeat(200);

describe('a call', () => {
  test('from its first day to its end', () => {
    const calls = [drawCall({ ask, goal, taken: 1 }), drawCall({ ask: { ...ask, state: 'filled' }, goal, taken: 3 }), drawCall({ ask: { ...ask, state: 'closed', size: null }, goal, taken: 1 })];
    expect(calls.map(drawPlain)).toMatchInlineSnapshot(`
[
  "# Translate: who’s ready to help?
Check 3 French pages (about 1 h), by 6 March 2026.
1 of 3 found.
[I’ll help]
(I am Guidon, a bot. Here I post goals, how far they are, calls for help and thanks. I write to nobody who has not said that I may: /guidon privacy.)",
  "# Translate: who’s ready to help?
Check 3 French pages (about 1 h), by 6 March 2026.
All 3 places are taken. Thank you!
(I am Guidon, a bot. Here I post goals, how far they are, calls for help and thanks. I write to nobody who has not said that I may: /guidon privacy.)",
  "# Translate: who’s ready to help?
Check 3 French pages, by 6 March 2026.
This call is over. Thank you, everyone.
(I am Guidon, a bot. Here I post goals, how far they are, calls for help and thanks. I write to nobody who has not said that I may: /guidon privacy.)",
]
`);
  });

  test('a place in it', () => {
    expect(drawPlain(drawPlaceTaken({ ask, help, firstStep: 'Pick a page', writer: '5' }))).toMatchInlineSnapshot(`
"Thank you! You have a place: Check 3 French pages.
Start: Pick a page
@5 will write to you by tomorrow.
[Done] [I can’t after all]"
`);
    expect(drawPlain(drawPlaceTaken({ ask, help, firstStep: null, writer: null }))).not.toContain('will write');
    expect((['before', 'full', 'over', 'back', 'done'] as const).map((said) => drawPlain(drawCallAnswer(said, goal.id)))).toMatchInlineSnapshot(`
[
  "You have a place already. Thank you!",
  "All places are taken, thank you! There is more to do under /goal list.",
  "This call is over. Thank you, everyone.",
  "That is all right, thank you for saying so. The place is open again.",
  "Wonderful, thank you! If it moves the goal on, count it:
[Add progress]",
]
`);
  });

  test('thanks for help', () => {
    expect([drawThanks('Translate', ['7', '8']), drawThanks('Translate', [])].map(drawPlain)).toMatchInlineSnapshot(`
[
  "Thank you, @7, @8, for lending a hand with Translate!",
  "Thank you to everyone who lent a hand with Translate!",
]
`);
  });
});

const invited: InvitationFacts = {
  ...{ invitation: '00000000-0000-4000-8000-000000000051', ask, goal, asker: '1', writer: '5', reason: 'offered', answer: null, laterUntil: null, help: null },
  link: 'https://example.org/1',
};

describe('a message that asks one person', () => {
  test('says who asks, why them, how it stops, and where it comes from', () => {
    expect(drawPlain(drawInvitation(invited))).toMatchInlineSnapshot(`
"@1 asks: Check 3 French pages (about 1 h), by 6 March 2026, for Translate.
You, because you offered on this goal.
[Yes] [Not now] [Later…] [Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the post in the community (https://example.org/1))"
`);
  });

  test.each(['offered', 'interested', 'skill', 'never-asked', 'longest-not-asked'] as const)('why: %s', (reason) => {
    expect(drawPlain(drawInvitation({ ...invited, reason, link: null })).split('\n')[1]).toMatchSnapshot();
  });

  test('yes, and what comes after', () => {
    const yes = { ...invited, answer: 'yes', help: { id: help, done: false } } as const;
    expect([yes, { ...yes, help: { id: help, done: true } }, { ...yes, help: null }].map((facts) => drawPlain(drawInvitation(facts)))).toMatchInlineSnapshot(`
[
  "@1 asks: Check 3 French pages (about 1 h), by 6 March 2026, for Translate.
Thanks!
Start: Pick a page from the list
@5 will write to you by tomorrow.
[Done] [I can’t after all] [Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the post in the community (https://example.org/1))",
  "@1 asks: Check 3 French pages (about 1 h), by 6 March 2026, for Translate.
Wonderful, thank you! If it moves the goal on, count it:
[Add progress] [Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the post in the community (https://example.org/1))",
  "@1 asks: Check 3 French pages (about 1 h), by 6 March 2026, for Translate.
That is all right, thank you for saying so. The place is open again.
[Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the post in the community (https://example.org/1))",
]
`);
  });

  test.each(['declined', 'later', 'lapsed', 'closed', 'withdrawn', 'yes'] as const)('once it is %s it can still be stopped, and nothing else of it pressed', (answer) => {
    const shown = drawPlain(drawInvitation({ ...invited, answer, laterUntil: NINE + 7 * DAY }));
    expect(shown.split('\n').slice(1, -1)).toMatchSnapshot();
    expect(shown.match(/\[[^\]]*\]/gu)).toEqual(['[Stop asking]']);
  });

  test('stopped: nothing is left to press but wider', () => {
    expect(drawPlain(drawInvitation({ ...invited, answer: 'stop' }))).not.toContain('[');
    expect([drawStopped(true), drawStoppedEverywhere(), drawAnsweredBefore()].map(drawPlain)).toMatchInlineSnapshot(`
[
  "Done, at once and for good: you are not asked any more. Coming back is up to you: /guidon volunteer.
[In every community]",
  "Done, at once and for good, in every community this Guidon serves.",
  "You have answered this already. Thank you!",
]
`);
  });

  test('taken back because the whole ask is over it does not claim that it was filled', () => {
    expect(drawPlain(drawInvitation({ ...invited, answer: 'withdrawn', ask: { ...ask, state: 'closed' } }))).toContain('This call is over.');
  });

  test('later asks when', () => {
    expect(drawLaterForm('later:x')).toMatchObject({ press: 'later:x', fields: [{ name: 'days', options: [{ value: '7' }, { value: '30' }, { value: '90' }] }] });
  });

  test('half way', () => {
    const facts: CheckInFacts = { ask, goal, help: { id: help, check: null, doneAt: null, handedBackAt: null }, writer: '5', link: null };
    const said = [{}, { check: 'on-track' }, { check: 'need-help' }, { check: 'cannot', handedBackAt: NINE }, { doneAt: NINE }] as const;
    expect(said.map((change) => drawPlain(drawCheckIn({ ...facts, help: { ...facts.help, ...change } })))).toMatchInlineSnapshot(`
[
  "You are helping with Check 3 French pages for Translate, by 6 March 2026. How is it going?
[On track] [Need help] [Can’t] [Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the board and the posts of your community)",
  "You are helping with Check 3 French pages for Translate, by 6 March 2026. How is it going?
Good to hear. Thank you!
[Done] [I can’t after all] [Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the board and the posts of your community)",
  "You are helping with Check 3 French pages for Translate, by 6 March 2026. How is it going?
@5 is told and will write to you.
[Done] [I can’t after all] [Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the board and the posts of your community)",
  "You are helping with Check 3 French pages for Translate, by 6 March 2026. How is it going?
That is all right, thank you for saying so. The place is open again.
[Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the board and the posts of your community)",
  "You are helping with Check 3 French pages for Translate, by 6 March 2026. How is it going?
Wonderful, thank you! If it moves the goal on, count it:
[Add progress] [Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the board and the posts of your community)",
]
`);
  });

  test('fits with the longest words there can be', () => {
    const wide = { ...ask, task: long, size: 'ü'.repeat(60), skill: 'ü'.repeat(30) };
    for (const answer of [null, 'yes'] as const) {
      const card = drawInvitation({ ...invited, ask: wide, answer, goal: { ...goal, title: long.slice(0, 120), firstStep: long }, help: { id: help, done: false } });
      expect(fit(card)).toEqual(card);
    }
  });
});

describe('what a steward is told', () => {
  const facts = { goal, progress: measureProgress(goal, []), privately: true, steward: '5' };

  test('of somebody who helps', () => {
    const news = ['helper-yes', 'helper-waits', 'helper-back', 'helper-needs', 'helper-done'] as const;
    expect(news.map((what) => drawPlain(drawHelperNews(facts, what, { help, task: ask.task, person: '7' })))).toMatchInlineSnapshot(`
[
  "@7 said yes: Check 3 French pages for Translate. A word from you by tomorrow goes a long way.
[I have written] [Look at it]",
  "A day ago @7 said yes to Check 3 French pages for Translate. Has anybody written to them?
[I have written] [Look at it]",
  "@7 can’t do Check 3 French pages for Translate after all. The place is open again.
[Look at it]",
  "@7 needs help with Check 3 French pages for Translate.
[I have written] [Look at it]",
  "@7 has done Check 3 French pages for Translate.
[Look at it]",
]
`);
    expect(drawPlain(drawStewardSettled())).toBe('Thank you.');
  });
});

const nothing: AsksFacts = { open: [], options: [], unthanked: [], neverAsked: [], proposals: 0, dmsStoppedSince: null };
const preview: PreviewFacts = { draft: '00000000-0000-4000-8000-000000000061', ask, channel: '100', when: 'day', chosen: [], left: {} };

describe('asking, for managers', () => {
  test('nothing yet, and everything at once', () => {
    expect(drawPlain(drawAsks(nothing))).toMatchInlineSnapshot(`
"# Asking for help
Nobody is being asked just now.
[Ask for help]"
`);
    const helper = { who: '7', title: 'Translate', at: NINE };
    const all = drawAsks({ open: [{ ask, goal, taken: 1 }], options: [{ label: '#4 Check', value: ask.id }], unthanked: [helper], neverAsked: [{ ...helper, who: '8' }], proposals: 2, dmsStoppedSince: NINE });
    expect(drawPlain(all)).toMatchInlineSnapshot(`
"# Asking for help
Direct messages to people never written to before are stopped since 2 March 2026, 09:00 UTC: the platform refused one. Whoever runs Guidon releases them.
Open asks:
- #4 Check 3 French pages for Translate: 1 of 3 found, by 6 March 2026
Helped, and not yet thanked:
- @7: Translate
Offered, and never asked for anything:
- @8: Translate, since 2 March 2026
(2 proposals wait for your word.)
[Look at an ask ▾ #4 Check]
[Ask for help] [Thank them] [Proposals]"
`);
  });

  test('many are cut to what fits', () => {
    const wide = { ...ask, task: long };
    const helper = { who: '123456789012345678', title: long.slice(0, 120), at: NINE };
    const many = drawAsks({ ...nothing, open: Array.from({ length: 30 }, () => ({ ask: wide, goal, taken: 1 })), unthanked: Array.from({ length: 40 }, () => helper), neverAsked: Array.from({ length: 40 }, () => helper) });
    expect(fit(fit(many))).toEqual(fit(many));
  });

  test('the preview names who would be asked and why, of all others only how many', () => {
    const chosen = [{ who: '7', reasons: ['offered', 'skill'] as const }, { who: '8', reasons: ['never-asked'] as const }];
    const left = { 'asked-this-week': 2, paused: 1, 'quiet-hours': 1 };
    expect(drawPlain(drawAskPreview({ ...preview, chosen, left }))).toMatchInlineSnapshot(`
"# Ready to ask?
First a call in #100: Check 3 French pages (about 1 h), by 6 March 2026, 3 people.
After 24 hours people are written to for the places still open, at most 3 at a time:
2 people fit, in this order:
- @7: offered on this goal, knows French
- @8: was never asked before
(Not just now: 2 asked within a week, 1 pausing, 1 in quiet hours)
[Ask them] [Write at once] [Only the call] [Change]
(Nobody is asked more than once a week, nor by two of you at once, nor in their quiet hours.)"
`);
    expect(drawPlain(drawAskPreview({ ...preview, when: 'now' }))).toMatchInlineSnapshot(`
"# Ready to ask?
First a call in #100: Check 3 French pages (about 1 h), by 6 March 2026, 3 people.
At once people are written to for the places still open, at most 3 at a time:
Nobody in the register fits just now.
[Ask them] [Write after 24 h] [Only the call] [Change]"
`);
    expect(drawPlain(drawAskPreview({ ...preview, when: 'never', chosen }))).toMatchInlineSnapshot(`
"# Ready to ask?
First a call in #100: Check 3 French pages (about 1 h), by 6 March 2026, 3 people.
Nobody is written to.
[Ask them] [Write after 24 h] [Write at once] [Change]"
`);
    const many = Array.from({ length: 11 }, (_, place) => ({ who: String(place), reasons: ['interested'] as const }));
    expect(drawPlain(drawAskPreview({ ...preview, chosen: many }))).toContain('- … and 3 more');
  });

  test('one ask, and what is said of it', () => {
    expect(drawPlain(drawAskShown({ ask, goal, taken: 1, helpers: ['7'], waiting: 2 }))).toMatchInlineSnapshot(`
"#4 Check 3 French pages for Translate: 1 of 3 found, by 6 March 2026.
Helping: @7
2 people are being asked by message.
[End it]"
`);
    expect(drawPlain(drawAskShown({ ask: { ...ask, state: 'closed' }, goal, taken: 0, helpers: [], waiting: 0 }))).not.toContain('[');
    const said = [...(['sent', 'sent.before', 'closed'] as const).map((each) => drawAskSaid(each, { task: ask.task, channel: '100' })), drawThanked(0), drawThanked(1), drawThanked(3)];
    expect(said.map(drawPlain)).toMatchInlineSnapshot(`
[
  "Asked: Check 3 French pages. The call appears in #100.",
  "This was sent already.",
  "Ended. Nobody is asked for it any more.",
  "Nobody is left to thank.",
  "One person is thanked in the goals’ channels.",
  "3 people are thanked in the goals’ channels.",
]
`);
  });

  test('the form has five fields and keeps what was typed', () => {
    const form = drawAskForm('ask-new', [{ label: '#1 Translate', value: goal.id }], { task: 'Check', places: '3 French' });
    expect(form.fields.map(({ name, value, required }) => [name, value, required])).toEqual([['goal', goal.id, true], ['task', 'Check', true], ['size', '', false], ['deadline', '', false], ['places', '3 French', true]]);
  });
});
