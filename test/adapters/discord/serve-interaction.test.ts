import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { GatewayIntentBits } from 'discord.js';
import { ASKED_INTENTS } from '../../../src/adapters/discord/intents.js';
import { discordOpenapiPath } from '../../fakes/discord/fake-discord.js';
import { answerCard, answerForm, MARKER, cardOf, pause, startDiscord, until, type Handed, type Started } from './started-discord.js';
import type { Answer } from '../../../src/ports/front-desk.js';

let started: Started;
let mira: ReturnType<Started['guild']['addPerson']>;

beforeAll(async () => {
  started = await startDiscord();
  mira = started.guild.addPerson({ name: 'Mira' });
  await until(() => started.kept.hash !== null);
});
beforeEach(() => {
  started.desk.handed.length = 0;
  started.desk.answer = () => answerCard('done');
});
afterAll(async () => {
  expect(started.fake.violations).toEqual([]);
  const openapi = discordOpenapiPath();
  if (openapi === null) process.stdout.write('not checked: OpenAPI absent\n');
  else expect(started.fake.checkRequests(openapi).problems).toEqual([]);
  await started.stop();
});

function lastHanded(): Handed {
  const last = started.desk.handed.at(-1);
  if (last === undefined) throw new Error('nothing was handed over');
  return last;
}

/** An answer that comes only when it is let go, after the adapter has deferred. */
function slowly(answer: Answer): void {
  started.desk.answer = async () => {
    const before = started.fake.ledger.requests.length;
    await until(() => started.fake.ledger.requests.length > before);
    return answer;
  };
}

async function postCard(...presses: string[]): Promise<{ id: string }> {
  const ref = { platform: 'discord', home: started.guild.id, channel: started.channel.id } as const;
  const posted = await started.connection.chat.post(ref, cardOf('post', ...presses), MARKER);
  if (posted.is !== 'sent') throw new Error(`not posted: ${posted.is}`);
  return { id: posted.ref.message };
}

describe('commands', () => {
  test('arrive with every kind of option as text', async () => {
    const role = started.guild.addRole({ name: 'Helpers' });
    const outcome = await mira.command(started.channel, 'goal progress', {
      goal: 'g1', note: 'three *pages*', amount: 2.5, who: mira, where: started.channel, role, late: true, kind: 'big',
    });
    expect(outcome).toMatchObject({ kind: 'message', text: 'done', private: true });
    const { visit, what, values } = lastHanded();
    expect(what).toBe('goal progress');
    expect(values).toEqual({ goal: 'g1', note: 'three *pages*', amount: '2.5', who: mira.id, where: started.channel.id, role: role.id, late: 'yes', kind: 'big' });
    expect(visit).toEqual({
      id: outcome.interactionId, platform: 'discord', home: { key: started.guild.id, name: 'Orchard' }, channel: started.channel.id, message: null,
      visitor: { key: mira.id, admin: false, roles: [started.guild.memberRole.id], silenced: false },
    });
  });

  test('of somebody who may manage the server say so', async () => {
    const manager = started.guild.addPerson({ name: 'Noor', permissions: 1n << 5n });
    await manager.command(started.channel, 'manage doctor');
    expect(lastHanded().visit.visitor.admin).toBe(true);
  });

  test('get suggestions, and none when the desk fails or is slow', async () => {
    const { desk } = started;
    desk.suggest = async () => Array.from({ length: 40 }, (_, at) => ({ label: `Goal ${String(at)}`, value: `g${String(at)}` }));
    const choices = await mira.autocomplete(started.channel, 'goal progress', { goal: 'Go', note: 'n' }, 'goal');
    expect(choices).toHaveLength(25);
    expect(lastHanded()).toMatchObject({ what: 'goal progress goal', values: { goal: 'Go', note: 'n' } });
    desk.suggest = () => Promise.reject(new Error('no'));
    expect(await mira.autocomplete(started.channel, 'goal progress', { goal: 'G' }, 'goal')).toEqual([]);
    desk.suggest = () => new Promise(() => undefined);
    expect(await mira.autocomplete(started.channel, 'goal progress', { goal: 'G' }, 'goal')).toEqual([]);
  });

  test('of one word stand beside the groups, with their options and suggestions', async () => {
    await mira.command(started.channel, 'propose', { title: 'style guide', where: started.channel });
    expect(lastHanded()).toMatchObject({ by: 'asked', what: 'propose', values: { title: 'style guide', where: started.channel.id } });
    await mira.autocomplete(started.channel, 'propose', { title: 'sty' }, 'title');
    expect(lastHanded()).toMatchObject({ by: 'suggested', what: 'propose title', values: { title: 'sty' } });
  });

  test('on a message name its author, address and words, which the log never shows', async () => {
    const message = mira.say(started.channel, `I did <:it:123> with <@${mira.id}>, not <@99>`);
    await mira.messageAction('Count towards a goal', message);
    const link = `https://discord.com/channels/${started.guild.id}/${started.channel.id}/${message.id}`;
    expect(lastHanded()).toMatchObject({ by: 'acted', what: 'Count towards a goal', on: { author: mira.id, byBot: false, link, channel: started.channel.id, text: 'I did :it: with @Mira, not <@99>' } });
    started.desk.answer = () => { throw new Error('I did it'); };
    await mira.messageAction('Count towards a goal', message);
    expect(started.logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(started.logged)).not.toContain('I did');
  });
});

describe('answers', () => {
  test('that come late are deferred first and stay private', async () => {
    slowly(answerCard('late', 'next:1'));
    const outcome = await mira.command(started.channel, 'goal list');
    expect(outcome).toMatchObject({ text: 'late\n[next]', private: true });
  });

  test('that are a late form ask to press again', async () => {
    slowly(answerForm());
    const outcome = await mira.command(started.channel, 'goal list');
    expect(outcome).toMatchObject({ kind: 'message', private: true });
    expect(outcome.text).toMatch(/once more/u);
  });

  test('change a private message in place, early or late', async () => {
    started.desk.answer = () => answerCard('first', 'go:1');
    const first = await mira.command(started.channel, 'goal list');
    started.desk.answer = () => answerCard('second', 'go:2');
    const second = await mira.pressButton(first.message!, 'go');
    expect(second).toMatchObject({ kind: 'update', text: 'second\n[go]' });
    expect(lastHanded()).toMatchObject({ by: 'pressed', what: 'go:1', chosen: [], visit: { message: first.message!.id } });
    slowly(answerCard('third'));
    const third = await mira.pressButton(second.message!, 'go');
    expect(third).toMatchObject({ kind: 'update', text: 'third' });
  });

  test('to a press on a post are a private message beside it', async () => {
    const post = await postCard('goal-help:g1');
    const outcome = await mira.pressButton(post, 'goal-help');
    expect(outcome).toMatchObject({ kind: 'message', text: 'done', private: true });
    expect(lastHanded()).toMatchObject({ what: 'goal-help:g1', visit: { message: post.id } });
  });

  test('of the desk’s failing are a sorry and a log line without words', async () => {
    started.desk.answer = () => Promise.reject(new Error('mira’s secret'));
    const outcome = await mira.command(started.channel, 'goal list');
    expect(outcome.text).toMatch(/went wrong/u);
    expect(JSON.stringify(started.logged)).not.toContain('secret');
    expect(started.logged.at(-1)).toMatchObject({ level: 'error', facts: { failure: 'Error' } });
  });

  test('to an interaction that comes twice are given once', async () => {
    const outcome = await mira.command(started.channel, 'goal list');
    const before = started.fake.ledger.requests.length;
    started.desk.answer = () => ({ is: 'nothing' });
    started.fake.replayInteraction(outcome.interactionId);
    await until(() => started.desk.handed.length === 2);
    await started.fake.settled();
    expect(started.fake.ledger.requests.slice(before)).toEqual([]);
  });

  test('are left as they are by a session that was handed the same interaction and is slow to see it', async () => {
    const outcome = await mira.command(started.channel, 'goal list');
    slowly({ is: 'nothing' });
    started.fake.replayInteraction(outcome.interactionId);
    await until(() => started.logged.some(({ facts }) => facts['code'] === 40060));
    await pause(150);
    await started.fake.settled();
    expect(started.fake.ledger.message(outcome.message!.id)?.text).toBe('done');
  });

  test('reach the person where another session has deferred the same interaction', async () => {
    const { clock, desk, fake } = started;
    const { sleep } = clock;
    let sleepers = 0;
    // The first session's patience does not end, the other's does.
    clock.sleep = (milliseconds) => (sleepers++ === 0 ? new Promise(() => undefined) : sleep(milliseconds));
    desk.answer = async ({ visit }) => {
      const isFirst = desk.handed.length === 1;
      if (isFirst) fake.replayInteraction(visit.id);
      await until(() => fake.ledger.requests.some(({ path }) => path.startsWith(`/interactions/${visit.id}/`)));
      return isFirst ? answerCard('mine') : { is: 'nothing' };
    };
    try {
      expect(await mira.command(started.channel, 'goal list')).toMatchObject({ text: 'mine', private: true });
    } finally {
      clock.sleep = sleep;
    }
  });

  test('that Discord refuses are logged without the interaction’s token', async () => {
    const outcome = await mira.command(started.channel, 'goal list');
    started.clock.at += 16 * 60_000;
    started.fake.replayInteraction(outcome.interactionId);
    await until(() => started.logged.some(({ facts }) => facts['code'] === 50027));
    expect(started.logged.at(-1)).toEqual({ level: 'warn', facts: { failure: 'DiscordAPIError', code: 50027, status: 401 }, message: 'an answer did not reach Discord' });
  });
});

describe('forms', () => {
  const fields = [
    { kind: 'line', most: 80, name: 'title', label: 'What', required: true, value: 'Old <title>', hint: 'In a few words' },
    { kind: 'lines', most: 400, name: 'why', label: 'Why', required: false },
    { kind: 'choice', name: 'kind', label: 'Kind', required: true, value: 'big', options: [{ label: 'Big', value: 'big' }, { label: 'Small', value: 'small' }] },
    { kind: 'channel', name: 'where', label: 'Where', required: false },
    { kind: 'person', name: 'who', label: 'Who', required: false },
  ] as const;

  test('open prefilled and come back as text, a select as its value', async () => {
    started.desk.answer = ({ by }) => (by === 'asked' ? answerForm({ fields }) : answerCard('kept'));
    const { form } = await mira.command(started.channel, 'goal list');
    expect(form?.text).toMatchInlineSnapshot(`
"A goal
What (In a few words) *[Old <title>]
Why []
Kind *<: *Big | Small>
Where <: >
Who <: >"
`);
    const outcome = await mira.submitForm(form, { Why: 'because', Where: started.channel });
    expect(outcome).toMatchObject({ kind: 'message', text: 'kept', private: true });
    expect(lastHanded()).toMatchObject({ by: 'submitted', what: 'goal-add', values: { title: 'Old <title>', why: 'because', kind: 'big', where: started.channel.id, who: '' } });
  });

  test('opened from a private message change that message', async () => {
    started.desk.answer = ({ by }) => (by === 'pressed' ? answerForm() : answerCard('refused', 'fix:1'));
    const first = await mira.command(started.channel, 'goal list');
    const { form } = await mira.pressButton(first.message!, 'fix');
    started.desk.answer = () => answerCard('mended');
    const outcome = await mira.submitForm(form, { What: 'x' });
    expect(outcome).toMatchObject({ kind: 'update', text: 'mended' });
  });

  test('that would follow a form, or come too late to a private message, ask to press again', async () => {
    started.desk.answer = () => answerForm();
    const { form } = await mira.command(started.channel, 'goal list');
    expect((await mira.submitForm(form, { What: 'x' })).text).toMatch(/once more/u);
    started.desk.answer = () => answerCard('keep me', 'go:1');
    const kept = await mira.command(started.channel, 'goal list');
    slowly(answerForm());
    await mira.pressButton(kept.message!, 'go').catch(() => undefined);
    await until(() => started.fake.ledger.seenBy(mira).at(-1)?.text.includes('once more') === true);
    expect(started.fake.ledger.message(kept.message!.id)?.text).toBe('keep me\n[go]');
  });

  test('with a role are filled from the picker and keep what was chosen', async () => {
    const role = started.guild.addRole({ name: 'Stewards' });
    const roleField = { kind: 'role', name: 'role', label: 'Role', required: true, value: role.id } as const;
    started.desk.answer = ({ by }) => (by === 'asked' ? answerForm({ fields: [roleField] }) : answerCard('ok'));
    const { form } = await mira.command(started.channel, 'goal list');
    await mira.submitForm(form);
    expect(lastHanded().values).toEqual({ role: role.id });
  });
});

test('a menu hands over what was chosen', async () => {
  const options = [{ label: 'One', value: 'g1' }, { label: 'Two', value: 'g2' }];
  started.desk.answer = ({ by }) => by === 'asked'
    ? { is: 'card', card: { blocks: [{ is: 'actions', actions: [{ is: 'menu', placeholder: 'Which goal', press: 'pick:m', options }] }] } }
    : answerCard('picked');
  const menu = await mira.command(started.channel, 'goal list');
  await mira.choose(menu.message!, 'Which goal', 'Two');
  expect(lastHanded()).toMatchObject({ what: 'pick:m', chosen: ['g2'] });
});

test('none of the intents the adapter logs in with is privileged', () => {
  const privileged = [GatewayIntentBits.GuildMembers, GatewayIntentBits.GuildPresences, GatewayIntentBits.MessageContent];
  expect(ASKED_INTENTS.filter((intent) => privileged.includes(intent))).toEqual([]);
});
