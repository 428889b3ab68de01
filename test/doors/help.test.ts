import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '../../src/adapters/postgres/schema.js';
import type { Block, Piece } from '../../src/cards/card.js';
import { KEPT } from '../../src/cards/kept.js';
import { commands } from '../../src/commands/index.js';
import { cardOf, openRig, textOf, type Rig } from './rig.js';

let rig: Rig;

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

function commandsIn(blocks: readonly Block[]): string[] {
  const pieces = blocks.flatMap((block): readonly Piece[] => (block.is === 'text' ? block.text : []));
  return pieces.flatMap((piece) => (typeof piece !== 'string' && piece.is === 'command' ? [piece.words] : []));
}

describe('help', () => {
  test('shows members what they can do', async () => {
    expect(textOf(await rig.member.asks('guidon help'))).toMatchInlineSnapshot(`
"# Guidon
I am a bot. I keep your community’s mission and goals in view; all the work is done by people.
/goal list shows what you are working on and what is left. /goal show shows one goal.
/goal progress reports what you did, such as: the goal “Translate”, the amount 3. /goal undo takes it back.
/propose suggests something new; “Propose as a goal” in a message’s menu makes it of what somebody wrote.
/guidon volunteer says what you may be asked for, and when.
To count somebody’s message, open the message’s own menu and choose “Count towards a goal”.
Where a conversation is heating up, tell the managers: “This is heating up” in a message’s menu. Nobody learns that it was you.
/guidon mission says why this community exists.
/guidon privacy says what I keep, and what I do not.
(Whatever you ask me, only you see the answer.)"
`);
  });

  test('shows managers more, and names only commands there are', async () => {
    const help = cardOf(await rig.manager.asks('guidon help'));
    const named = commandsIn(help.blocks);
    expect(named).toContain('manage mission');
    expect(commands.map(({ path }) => path.join(' '))).toEqual(expect.arrayContaining(named));
    const hidden = commands.filter(({ path, who }) => who === 'managers' && !named.includes(path.join(' ')));
    expect(hidden.map(({ path }) => path.join(' '))).toEqual([]);
  });
});

describe('privacy', () => {
  test('says what is kept, for how long, and who sees it', async () => {
    expect(textOf(await rig.member.asks('guidon privacy'))).toMatchInlineSnapshot(`
"# What Guidon keeps, and who sees it
About you: known since 2 March 2026.
Guidon does not write to you about goals.
How conversations run in channels is counted without names. You are part of it.
Until whoever runs Guidon removes this community:
- Your number on this platform, when Guidon first saw you and wrote to you, and whether you asked not to be counted. (nobody)
- Progress you report or are credited with: what, how much, your note, a link. (everyone here)
- Goals you offered to help with. (the goal’s steward and managers)
- What you allowed Guidon to do, with the words you were shown. (only you)
- Proposals and goals: their words, who looks after them, what became of them. (everyone here)
- Proposals you would help with, or would like. (managers)
- Who was asked for what, the answer, who helped. (managers)
- That you answered “Glad we did this?”, never what. (nobody)
- The mission, and figures about how far you are. (everyone here)
- The community’s name, channels and settings. (managers)
- Guidon’s own posts, and when they were due. (everyone here)
- Which channels are watched, were flagged or slowed, and what was decided then. (managers)
Until you stop being asked:
- Your skills, quiet hours, zone and pause. (managers)
For 90 days:
- How hot each channel ran, hour by hour: figures about everyone there together. (managers)
For a day:
- What you typed into a form, until it is used. (only you)
- With whom Guidon began to write. (nobody)
For two days:
- Numbers of presses and commands already answered. (nobody)
Not kept: what people write in channels, names, pictures. Nobody is scored; who did not answer is shown to nobody.
(If you want something removed, ask your managers or whoever runs Guidon.)
[Don’t count me]"
`);
  });

  test('names every column of every table there is', () => {
    const stored: Record<string, string[]> = {};
    for (const table of Object.values(schema).filter((each) => is(each, PgTable))) {
      stored[getTableName(table)] = Object.values(getTableColumns(table)).map(({ name }) => name).sort();
    }
    const named = Object.fromEntries(KEPT.flatMap(({ columns }) => Object.entries(columns)).map(([table, columns]) => [table, [...columns].sort()]));
    expect(named).toEqual(stored);
  });
});

describe('the doctor', () => {
  test('finds a new community in want of nearly everything', async () => {
    expect(textOf(await rig.manager.asks('manage doctor'))).toMatchInlineSnapshot(`
"# Check-up
3 things need you:
- Guidon is not set up yet: /manage settings takes a minute.
- No mission yet: write one under /manage mission.
- No goal is active: any goal, even the simplest, is better than none. /goal add
Looked at:
- Discord: connected
- Database: embedded, used as guidon_app; fine to try Guidon, whoever runs it should use Postgres for more
[Check again] [All settings]"
`);
  });

  test('says all is well when it is', async () => {
    await setUp();
    await rig.manager.submits('mission-draft', { words: 'We write an encyclopedia', attainable: 'no', criterion: '', not: '' });
    await (await rig.community()).saveMission({ ...(await missionOf()), state: 'waiting', finalAt: rig.clock.now() });
    await addGoal();
    expect(textOf(await rig.manager.asks('manage doctor'))).toMatchInlineSnapshot(`
"# Check-up
All well. 3 channels were looked at.
(One step is left for a server admin, so that @7 sees /manage: Server Settings → Integrations → Guidon → /manage → add the role.)
Looked at:
- Discord: connected
- Database: embedded, used as guidon_app; fine to try Guidon, whoever runs it should use Postgres for more
- Mission: final
[Check again] [All settings]"
`);
  });

  test('names what is missing in each channel that is used', async () => {
    await setUp();
    await rig.manager.submits('settings-board', { channel: '400' });
    await rig.manager.submits('settings-rhythm', { channel: '500', every: 'day', days: '', at: '9' });
    await addGoal();
    rig.chat.lacks.set('300', ['post']).set('400', ['pin', 'see']).set('500', null);
    const text = textOf(await rig.manager.asks('manage doctor'));
    expect(text).toContain('In #400 Guidon lacks: View Channels and Pin Messages.');
    expect(text).toContain('In #300 Guidon lacks: Send Messages.');
    expect(text).toContain('#500 is not there any more');
  });

  test('tells of digests switched off by a platform and of posts given up', async () => {
    await setUp();
    const store = await rig.community();
    await rig.manager.submits('settings-rhythm', { channel: '500', every: 'day', days: '', at: '9' });
    const [rhythm] = await store.rhythms();
    await store.changeRhythm(rhythm?.id ?? '', { on: false, offReason: 'channel-gone' });
    const [home] = await store.homes();
    const id = await store.addDelivery({ home: home?.id ?? '', target: '500', toPerson: false, kind: 'digest', subject: {}, once: 'd', due: rig.clock.now() });
    const now = rig.clock.now();
    const claimed = (await rig.store.queue.claim('w', ['discord'], now, now + 60_000, 50)).find((each) => each.id === id);
    if (!claimed) throw new Error('the delivery was not claimed');
    await rig.store.queue.record(claimed, 'w', { ...claimed, state: 'parked', reason: 'channel-gone', attemptedAt: now }, now);
    const text = textOf(await rig.manager.asks('manage doctor'));
    expect(text).toContain('No digests in #500: switched off (the channel is no longer there).');
    expect(text).toContain('The digest for #500 was given up on 2 March 2026, 08:00 UTC: the channel is no longer there.');
    rig.clock.moveBy(15 * 86_400_000);
    expect(textOf(await rig.manager.asks('manage doctor'))).not.toContain('given up');
  });

  test('tells of a pause', async () => {
    await setUp();
    await rig.manager.submits('settings-pause', { until: '1.4.2026' });
    expect(textOf(await rig.manager.asks('manage doctor'))).toContain('All posts are paused until 1 April 2026.');
  });
});

async function setUp(): Promise<void> {
  await rig.manager.submits('settings-home', { zone: 'UTC', posts: '100', managers: '200', role: '7', company: 'no' });
}

async function missionOf() {
  const mission = await (await rig.community()).mission();
  if (!mission) throw new Error('there is no mission');
  return mission;
}

async function addGoal(): Promise<void> {
  const store = await rig.community();
  const [home] = await store.homes();
  const now = rig.clock.now();
  await store.addGoal({
    home: home?.id ?? '', channel: '300', wholeCommunity: false, title: 'Translate 100 pages', benefit: null, firstStep: null,
    measure: { is: 'done', criterion: null }, due: '2026-04-01', steward: null, beneficiary: 'members', state: 'active', reason: null, learned: null,
    openedAt: now, lastMovedAt: now, closedAt: null, askedAt: null, nudgedAt: null, reachedAt: null,
  });
}
