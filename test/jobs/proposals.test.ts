import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Goal } from '../../src/core/goals/goal.js';
import type { Proposal } from '../../src/core/proposals/proposal.js';
import { announceAchieved } from '../../src/use-cases/announce.js';
import { ASKS, PROPOSAL_NEWS } from '../../src/use-cases/consent.js';
import { adopt, refreshProposal } from '../../src/use-cases/decide-proposal.js';
import type { Context } from '../../src/use-cases/context.js';
import { DAY, HOUR, MINUTE, openHouse, type House, type Rig } from './rig.js';

let house: House;
let rig: Rig;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  rig = await house.openRig();
});
afterEach(async () => {
  expect(rig.log.alarms).toEqual([]);
  await rig.store.queue.forget(rig.clock.now() + 3 * DAY);
  await rig.close();
});
afterAll(() => house.close());

async function idOf(key: string): Promise<string> {
  return (await rig.community.person(rig.home.id, key, rig.clock.now())).id;
}

async function agree(key: string, purpose: string): Promise<void> {
  const person = await idOf(key);
  await rig.community.saveConsent(person, { purpose, wording: 'w', givenAt: rig.clock.now(), refusedAt: null, withdrawnAt: null });
  if (purpose === ASKS) await rig.community.saveVolunteer({ person, skills: [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false }, rig.clock.now());
}

async function propose(title = 'A style guide'): Promise<Proposal> {
  const now = rig.clock.now();
  const proposal = await rig.community.addProposal({ home: rig.home.id, channel: '100', author: await idOf('2'), title, words: 'We argue about commas', link: 'https://example.org/7', at: now });
  await rig.community.addDelivery({ home: rig.home.id, target: '100', toPerson: false, kind: 'proposal', subject: { proposal: proposal.id }, once: `proposal:${proposal.id}`, due: now });
  await rig.tick();
  return proposal;
}

async function say(proposal: Proposal, kind: 'help' | 'like', ...people: readonly string[]): Promise<void> {
  for (const key of people) await rig.community.setInterest(proposal.id, await idOf(key), kind, rig.clock.now());
  await refreshProposal(rig.community, proposal.id);
}

/** As a manager's launch does it. */
async function launchFrom(proposal: Proposal): Promise<Goal> {
  const goal = await rig.launch({ title: 'Style guide' });
  const person = await rig.community.person(rig.home.id, '1', rig.clock.now());
  await rig.community.together((store) => adopt({ store, person, now: rig.clock.now(), around: rig.around } as Context, proposal, goal));
  await rig.pass(MINUTE);
  return goal;
}

describe('the post of a proposal', () => {
  test('counts by edits, at most every ten minutes, and names nobody who would help', async () => {
    const proposal = await propose();
    expect(rig.seen('100')).toMatchInlineSnapshot(`
[
  "# @2 proposes: A style guide
We argue about commas
Would help: 0 · would like it: 0
(Would you lend a hand, or just like to see it happen? One press is enough, and you can change it.)
[I’d help] [I’d like it] [Managers: decide] [It began here: https://example.org/7]",
]
`);
    await say(proposal, 'help', '3', '4');
    await say(proposal, 'like', '5');
    await rig.pass(11 * MINUTE);
    const [text = ''] = rig.seen('100');
    expect(text).toContain('Would help: 2 · would like it: 1');
    expect(text).not.toMatch(/@[345]/u);
  });

  test('becomes the goal, and its author and those who may be asked are told where to begin', async () => {
    const proposal = await propose();
    await agree('2', PROPOSAL_NEWS);
    await agree('3', ASKS);
    await say(proposal, 'help', '3', '4');
    await launchFrom(proposal);
    await rig.pass(11 * MINUTE);
    expect(rig.seen('100')[0]).toMatchInlineSnapshot(`
"@2 proposed it, and now it is a goal: #1 Style guide. Thank you to everyone who said they would help: here is where to begin.
[I’ll help] [Look at the goal] [It began here: https://example.org/7]"
`);
    expect(rig.seen('dm-2')).toMatchInlineSnapshot(`
[
  "What you proposed is now a goal: #1 Style guide. Thank you for getting it going!
[I’ll help] [Look at the goal] [Stop writing to me]
(You proposed it and said that I may tell you. I am Guidon, a bot of your community. What I send, and why: the post in the community (https://example.org/m1))",
]
`);
    expect(rig.seen('dm-3')).toMatchInlineSnapshot(`
[
  "You said you would help with Style guide: it is now a goal, #1. This is the moment.
[I’ll help] [Look at the goal] [Stop asking]
(You, because you said you would help with “A style guide”, and that we may ask you. I am Guidon, a bot of your community. What I send, and why: the post in the community (https://example.org/m1))",
]
`);
    expect(rig.seen('dm-4')).toEqual([]);
  });

  test('tells nobody who has taken it back before it could be said', async () => {
    const proposal = await propose();
    await agree('3', ASKS);
    await say(proposal, 'help', '3');
    await rig.community.saveVolunteer({ person: await idOf('3'), skills: [], quiet: { from: '00:00', to: '23:00' }, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false }, rig.clock.now());
    await launchFrom(proposal);
    expect(rig.seen('dm-3')).toEqual([]);
    await rig.community.leaveRegister(await idOf('3'), rig.clock.now());
    await rig.pass(DAY);
    expect(rig.seen('dm-3')).toEqual([]);
  });

  test('declined says why and thanks for the idea', async () => {
    const proposal = await propose();
    const decision = { state: 'declined', reason: 'other', reasonWords: 'We have one in the drawer', goal: null, decidedAt: rig.clock.now(), decidedBy: await idOf('1') } as const;
    await rig.community.decideProposal(proposal.id, decision);
    await refreshProposal(rig.community, proposal.id);
    await rig.pass(11 * MINUTE);
    expect(rig.seen('100')).toMatchInlineSnapshot(`
[
  "@2 proposed: A style guide. The managers said: We have one in the drawer.
(Thank you for the idea. The next one is welcome.)",
]
`);
  });
});

describe('the weekly note to managers', () => {
  const notes = (): string[] => rig.seen('900').filter((text) => text.includes('for your word'));

  test('comes once proposals people care about have waited a day, once a week, and ends with the decision', async () => {
    const proposal = await propose();
    await propose('Nobody cares for this');
    await rig.pass(2 * DAY);
    expect(notes()).toEqual([]);
    await say(proposal, 'like', '5');
    await rig.pass(HOUR);
    expect(notes()).toMatchInlineSnapshot(`
[
  "One proposal waits for your word, and people have said that they care:
- #1 A style guide: 0 would help, 1 would like it; since 2 March 2026
(A no with a reason is kinder than silence. You are told once a week at most.)
[Look at a proposal ▾ #1 A style guide]",
]
`);
    for (let day = 0; day < 6; day += 1) await rig.pass(DAY);
    expect(notes()).toHaveLength(1);
    await rig.pass(DAY);
    expect(notes()).toHaveLength(2);
    await launchFrom(proposal);
    for (let day = 0; day < 15; day += 1) await rig.pass(DAY);
    expect(notes()).toHaveLength(2);
  });

  test('does not come on the first day, nor while everything is paused', async () => {
    await say(await propose(), 'help', '3');
    await rig.pass(20 * HOUR);
    await rig.community.changeSettings({ pausedUntil: rig.clock.now() + 3 * DAY });
    await rig.pass(2 * DAY);
    expect(notes()).toEqual([]);
    await rig.pass(2 * DAY);
    expect(notes()).toHaveLength(1);
  });
});

describe('the thanks for a goal', () => {
  test('name everyone who contributed or helped, once each, but for those who want no name', async () => {
    const goal = await rig.launch();
    await agree('9', ASKS);
    await rig.community.saveVolunteer({ person: await idOf('9'), skills: [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: true }, rig.clock.now());
    for (const key of ['7', '9']) await rig.progress(goal, 50, key);
    for (const key of ['7', '8']) await rig.community.addHelp({ ask: null, goal: goal.id, person: await idOf(key), way: 'offer', at: rig.clock.now() });
    const left = await rig.community.addHelp({ ask: null, goal: goal.id, person: await idOf('6'), way: 'offer', at: rig.clock.now() });
    await rig.community.changeHelp(left?.id ?? '', { handedBackAt: rig.clock.now() });
    await rig.community.changeGoal(goal.id, { state: 'achieved', closedAt: rig.clock.now() });
    await announceAchieved(rig.community, { ...goal, state: 'achieved', closedAt: rig.clock.now() }, rig.clock.now());
    await rig.pass(MINUTE);
    const post = rig.seen('100').find((text) => text.includes('Glad'));
    expect(post).toMatchInlineSnapshot(`
"# Translate 100 pages: achieved!
▰▰▰▰▰▰▰▰▰▰ 100 % 100 of 100 pages: the target is reached
Thank you, @7, @8, and one who prefers not to be named.
Glad we did this?
[🙂] [😐] [🙁]
[Look at the goal]"
`);
  });

  test('a digest leaves them out, too', async () => {
    const goal = await rig.launch();
    await agree('9', ASKS);
    await rig.community.saveVolunteer({ person: await idOf('9'), skills: [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: true }, rig.clock.now());
    for (const key of ['7', '9']) await rig.progress(goal, 5, key);
    await rig.pass(HOUR);
    expect(rig.digests()[0]).toContain('@7');
    expect(rig.digests()[0]).not.toContain('@9');
  });
});
