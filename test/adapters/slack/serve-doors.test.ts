import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { answerCard, answerForm, cardOf } from '../discord/started-discord.js';
import { startSlack, type StartedSlack, type Transport } from './started-slack.js';

describe.each<Transport>(['socket', 'http'])('the doors over %s', (by) => {
  let at: StartedSlack;
  beforeEach(async () => {
    at = await startSlack({ by });
  });
  afterEach(async () => {
    expect(at.fake.violations).toEqual([]);
    expect(at.fake.pings).toEqual([]);
    await at.stop();
  });

  test('the slash command hands its line over and is answered privately', async () => {
    at.desk.answer = () => answerCard('Done.', 'again:1');
    const seen = await at.mira.command(at.channel, '/guidon', 'goal add Translate 100 pages');
    expect([seen.kind, seen.private, seen.text]).toEqual(['message', true, 'Done.\n[again]']);
    const [handed] = at.desk.handed;
    expect([handed?.by, handed?.what]).toEqual(['typed', 'goal add Translate 100 pages']);
    expect(handed?.visit).toMatchObject({ platform: 'slack', home: { key: at.team.id, name: 'Orchard' }, channel: at.channel.id, visitor: { key: at.mira.id, admin: true } });
  });

  test('a press on a private answer changes it, one on a public message is answered beside it', async () => {
    at.desk.answer = ({ by: how, what }) => (how === 'typed' ? answerCard('First', 'next:1') : answerCard(`Then ${what}`, 'next:2'));
    const first = await at.mira.command(at.channel, '/guidon', '');
    const second = await at.mira.press(first, 'next');
    expect(second.text).toContain('Then next:1');
    expect(at.fake.ledger.seenBy(at.mira)).toHaveLength(1);
    const posted = await at.connection.chat.post({ platform: 'slack', home: at.team.id, channel: at.channel.id }, cardOf('Public', 'help:7'), 'marker-1');
    expect(posted.is).toBe('sent');
    const [message] = at.fake.ledger.posts(at.channel);
    const third = await at.ben.press(message!, 'help');
    expect([third.private, third.text]).toEqual([true, 'Then help:7\n[next]']);
    expect(at.fake.ledger.posts(at.channel).map(({ text }) => text)).toEqual(['Public\n[help]']);
    expect(at.desk.handed.at(-1)?.visit).toMatchObject({ message: message?.ts, channel: at.channel.id, visitor: { admin: false } });
  });

  test('a form opens as a window, and what comes of it is told where it was opened', async () => {
    at.desk.answer = ({ by: how }) => (how === 'submitted' ? answerCard('Kept.') : answerForm({
      press: 'settings:x', fields: [
        { kind: 'line', most: 80, name: 'title', label: 'What', required: true },
        { kind: 'choice', name: 'company', label: 'Company?', required: true, options: [{ label: 'Yes', value: 'yes' }, { label: 'No', value: 'no' }], value: 'no' },
        { kind: 'channel', name: 'posts', label: 'Where?', required: false },
        { kind: 'role', name: 'role', label: 'Role?', required: false, value: at.ben.id },
        { kind: 'person', name: 'who', label: 'Who?', required: false },
      ],
    }));
    const opened = await at.mira.command(at.channel, '/guidon', 'manage settings');
    expect([opened.kind, opened.view?.title]).toEqual(['view', 'A goal']);
    expect(opened.text).toContain('Ben');
    const answered = await at.mira.submit(opened, { What: 'Bake <b>', 'Where?': at.channel.id });
    expect([answered.kind, answered.private, answered.text]).toEqual(['message', true, 'Kept.']);
    expect(at.desk.handed.at(-1)).toMatchObject({ by: 'submitted', what: 'settings:x', values: { title: 'Bake <b>', company: 'no', posts: at.channel.id, role: at.ben.id, who: '' } });
    expect(at.desk.handed.at(-1)?.visit.channel).toBe(at.channel.id);
  });

  test('a message shortcut hands over whose message it is and where it stands', async () => {
    at.desk.answer = () => answerCard('Counted.');
    const said = at.ben.say(at.channel, `I & <@${at.mira.id}> translated <two> pages`);
    const seen = await at.mira.messageShortcut('count-towards-a-goal', said);
    expect(seen.text).toBe('Counted.');
    const { ts } = said.message;
    const link = `https://orchard.slack.com/archives/${at.channel.id}/p${ts.replace('.', '')}`;
    expect(at.desk.handed[0]).toMatchObject({ by: 'acted', what: 'Count towards a goal', on: { channel: at.channel.id, author: at.ben.id, byBot: false, link, text: `I & @${at.mira.id} translated <two> pages` } });
    const reply = at.mira.say(at.channel, 'In a thread', { thread: said.message });
    await at.mira.messageShortcut('count-towards-a-goal', reply);
    expect(at.desk.handed[1]?.on).toMatchObject({ channel: at.channel.id, text: 'In a thread', link: expect.stringContaining(`thread_ts=${ts}`) });
    expect(JSON.stringify(at.logged)).not.toMatch(/translated|In a thread/u);
  });

  test('a global shortcut is answered in a window, whose buttons go on in it', async () => {
    at.desk.answer = ({ by: how, what }) => (how === 'typed' ? answerCard('Menu', 'goals:1') : answerCard(`Pressed ${what}`));
    const menu = await at.mira.shortcut('guidon-menu');
    expect([menu.kind, menu.view?.type]).toEqual(['view', 'modal']);
    const next = await at.mira.press(menu, 'goals');
    expect([next.kind, next.text]).toEqual(['update', 'Guidon\nPressed goals:1']);
  });

  test('App Home shows the page; a press there is answered in a window and the page is renewed', async () => {
    at.desk.home = async () => cardOf('My page', 'ask:goal:list');
    at.desk.answer = ({ by: how }) => (how === 'submitted' ? answerCard('Kept.') : answerForm());
    const home = await at.ben.openHome();
    expect(home.text).toContain('My page');
    const form = await at.ben.press(home, 'ask');
    expect(form.view?.type).toBe('modal');
    const kept = await at.ben.submit(form, { What: 'x' });
    expect(kept.text).toContain('Kept.');
    await at.fake.settled();
    expect(at.fake.ledger.requestsTo('views.publish').length).toBe(3);
  });

  test('a desk that takes long is waited for, in a window where there is nothing else', async () => {
    at.clock.patience = 30;
    at.desk.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return answerCard('At last.');
    };
    const seen = await at.mira.command(at.channel, '/guidon', 'slow');
    expect(seen.text).toBe('At last.');
    await at.mira.shortcut('guidon-menu');
    await at.fake.settled(400);
    expect(at.fake.ledger.view(at.mira)?.text).toContain('At last.');
  });

  test('a desk that breaks is excused, and what is delivered twice has one id', async () => {
    at.desk.answer = () => {
      throw new Error('with a secret');
    };
    const seen = await at.mira.command(at.channel, '/guidon', 'goal list');
    expect(seen.text).toContain('Something went wrong');
    expect(JSON.stringify(at.logged)).not.toContain('secret');
    await at.fake.replayInteraction(seen.interactionId);
    await at.fake.settled();
    expect(new Set(at.desk.handed.map(({ visit }) => visit.id)).size).toBe(1);
  });

  test('groups and people can be looked for', async () => {
    at.team.addGroup({ name: 'Keepers', people: [at.ben] });
    at.desk.answer = () => answerForm({ fields: [{ kind: 'role', name: 'role', label: 'Role?', required: false }] });
    const form = await at.ben.command(at.channel, '/guidon', 'x');
    const found = await at.ben.suggest(form, 'Role?', 'ke');
    expect(found.choices?.map(({ name }) => name)).toEqual(['@Keepers']);
    expect(at.desk.handed[0]?.visit.visitor.roles).toContain(found.choices?.[0]?.value);
  });
});
