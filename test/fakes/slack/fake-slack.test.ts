import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { Stage } from './stage.js';
import { button, plain, QUIET, section, setStage } from './stage.js';

const goalForm = (title = 'A goal') => ({
  type: 'modal' as const,
  callback_id: 'goal-form',
  title: plain(title),
  submit: plain('Save'),
  private_metadata: 'draft 7',
  blocks: [
    { type: 'input' as const, block_id: 'what', label: plain('What'), element: { type: 'plain_text_input' as const, action_id: 'a', max_length: 30 } },
    {
      type: 'input' as const,
      block_id: 'where',
      label: plain('Where'),
      optional: true,
      element: {
        type: 'static_select' as const,
        action_id: 'a',
        placeholder: plain('Pick one'),
        options: [{ text: plain('Here'), value: 'h' }, { text: plain('Everywhere'), value: 'e' }],
      },
    },
    { type: 'input' as const, block_id: 'due', label: plain('Due'), optional: true, element: { type: 'datepicker' as const, action_id: 'a' } },
  ],
});

const menuBlocks = [
  section('*Choose* one, <@U0G000>, by <!date^1777626000^{date} {time}|1 May>'),
  {
    type: 'actions' as const,
    elements: [
      button('Add', 'add'),
      { type: 'static_select' as const, action_id: 'pick', placeholder: plain('Goal'), options: [{ text: plain('One'), value: '1' }, { text: plain('Two'), value: '2' }] },
    ],
  },
];

/** A small bot that uses every way of answering. */
const listen = (app: App): void => {
  app.command('/guidon', async ({ command, ack, respond, client }) => {
    if (command.text === 'now') return ack({ text: 'At once' });
    await ack();
    if (command.text === 'form') await client.views.open({ trigger_id: command.trigger_id, view: goalForm() });
    if (command.text === 'menu') await respond({ text: 'Menu', blocks: menuBlocks });
    if (command.text === 'ephemeral') {
      await client.chat.postEphemeral({ channel: command.channel_id, user: command.user_id, text: 'Only you &lt;3' });
    }
    return undefined;
  });
  app.action('add', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Added' });
  });
  app.action('pick', async ({ ack, respond, action }) => {
    await ack();
    const chosen = action.type === 'static_select' ? action.selected_option?.value : '';
    await respond({ text: `Picked ${chosen ?? ''}` });
  });
  app.action('home-press', async ({ ack, client, body }) => {
    await ack();
    await client.views.publish({ user_id: body.user.id, view: { type: 'home', blocks: [section('Pressed')] } });
  });
  app.view('goal-form', async ({ ack, view, body, client }) => {
    const what = view.state.values['what']?.['a']?.value ?? '';
    if (what === 'bad') return ack({ response_action: 'errors', errors: { what: 'Say more' } });
    if (what === 'again') return ack({ response_action: 'update', view: goalForm('Once more') });
    if (what === 'push') return ack({ response_action: 'push', view: goalForm('On top') });
    await ack();
    const where = view.state.values['where']?.['a']?.selected_option?.value ?? 'nowhere';
    await client.chat.postMessage({ channel: body.user.id, text: `${what} ${where} ${view.private_metadata}`, ...QUIET });
    return undefined;
  });
  app.shortcut('quick', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: goalForm('Quick') });
  });
  app.shortcut('count', async ({ ack, shortcut, respond }) => {
    await ack();
    if (shortcut.type === 'message_action') await respond({ text: `Counted: ${shortcut.message.text ?? ''}` });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [section('Welcome home'), { type: 'actions', elements: [button('Press', 'home-press')] }] },
    });
  });
  app.message(async ({ message, say }) => {
    if (message.subtype === undefined && message.text?.includes('hello')) await say({ text: 'Hello back', ...QUIET });
  });
};

describe.each(['socket', 'http'] as const)('a conversation by %s', (transport) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage({ transport, listen });
  });

  afterEach(async () => {
    const { fake, bolt, close } = stage;
    await close();
    expect(fake.violations).toEqual([]);
    expect(bolt.errors).toEqual([]);
  });

  test('a command is answered in its acknowledgement, through its address or by a private post', async () => {
    const { fake, mira, channel, team } = stage;
    const tom = team.addPerson({ name: 'Tom' });
    expect(await mira.command(channel, '/guidon', 'now')).toMatchObject({ kind: 'message', text: 'At once', private: true });
    expect(await mira.command(channel, '/guidon', 'ephemeral')).toMatchObject({ kind: 'message', text: 'Only you <3', private: true });
    const menu = await mira.command(channel, '/guidon', 'menu');
    expect(menu.text).toBe('*Choose* one, @U0G000, by 1 May 2026 11:00\n[Add] <Goal: One | Two>');
    expect(await mira.choose(menu, 'Goal', 'Two')).toMatchObject({ kind: 'message', text: 'Picked 2' });
    expect(await mira.press(menu, 'Add')).toMatchObject({ kind: 'update', text: 'Added', private: true });
    expect(fake.ledger.seenBy(mira).map(({ text }) => text)).toEqual(['At once', 'Only you <3', 'Added', 'Picked 2']);
    expect(fake.ledger.seenBy(tom)).toEqual([]);
    mira.reload();
    expect(fake.ledger.seenBy(mira)).toEqual([]);
    await expect(mira.press(menu, 'Add')).rejects.toThrow('gone');
  });

  test('a form opens, is sent back, changes, stacks and closes', async () => {
    const { fake, mira, channel } = stage;
    const form = await mira.command(channel, '/guidon', 'form');
    expect(form).toMatchObject({ kind: 'view', text: 'A goal\nWhat *[]\nWhere <Pick one: Here | Everywhere>\nDue []' });
    await expect(mira.submit(form)).rejects.toThrow('What is required');
    await expect(mira.submit(form, { What: 'x'.repeat(31) })).rejects.toThrow('too long');
    expect(await mira.submit(form, { What: 'bad' })).toMatchObject({ kind: 'errors', text: 'What: Say more', errors: { what: 'Say more' } });
    const again = await mira.submit(form, { What: 'again', Where: 'Everywhere', Due: '2026-06-01' });
    expect(again).toMatchObject({ kind: 'update', text: 'Once more\nWhat *[again]\nWhere <Pick one: Here | *Everywhere>\nDue [2026-06-01]' });
    expect(await mira.submit(again, { what: 'push' })).toMatchObject({ kind: 'view', view: { title: 'On top' } });
    const top = fake.ledger.view(mira)!;
    expect(await mira.submit(top, { What: 'done' })).toMatchObject({ kind: 'message', text: 'done nowhere draft 7', private: false });
    expect(fake.ledger.view(mira)).toMatchObject({ title: 'Once more' });
    expect(fake.ledger.posts(mira).map(({ text }) => text)).toEqual(['done nowhere draft 7']);
  });

  test('shortcuts, App Home and messages reach the bot', async () => {
    const { fake, mira, channel } = stage;
    expect(await mira.shortcut('quick')).toMatchObject({ kind: 'view', view: { title: 'Quick' } });
    const said = mira.say(channel, 'hello & <all>');
    await fake.settled();
    expect(fake.ledger.messages(channel).map(({ author, text }) => [author, text])).toEqual([['Mira', 'hello & <all>'], [null, 'Hello back']]);
    const reply = mira.say(channel, 'in a thread', { thread: said.message });
    expect(await mira.messageShortcut('count', reply)).toMatchObject({ kind: 'message', text: 'Counted: in a thread', private: true });
    const home = await mira.openHome();
    expect(home).toMatchObject({ kind: 'view', text: 'Welcome home\n[Press]' });
    expect(await mira.press(home, 'Press')).toMatchObject({ kind: 'update', text: 'Pressed' });
    expect(fake.ledger.home(mira)?.text).toBe('Pressed');
    expect(fake.ledger.deliveries.every(({ how }) => how === 'acked')).toBe(true);
  });
});
