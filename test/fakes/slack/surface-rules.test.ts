import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { blockProblems } from './block-rules.js';
import { schemaProblems } from './block-schema.js';
import { blockSchemaPath } from './fake-slack.js';
import type { Stage } from './stage.js';
import { button, plain, QUIET, refusalOf, section, setStage } from './stage.js';

let stage: Stage;
let triggers: string[] = [];
let addresses: string[] = [];

const listen = (app: App): void => {
  app.command('/guidon', async ({ ack, command }) => {
    triggers.push(command.trigger_id);
    addresses.push(command.response_url);
    await ack();
  });
  app.action(/.*/, async ({ ack, body }) => {
    if ('trigger_id' in body) triggers.push(body.trigger_id);
    await ack();
  });
};

const modal = (more = {}) => ({ type: 'modal' as const, title: plain('Goals'), blocks: [section('x'), { type: 'actions', elements: [button('Go')] }], ...more });

const trigger = async (): Promise<string> => {
  await stage.mira.command(stage.channel, '/guidon');
  return triggers.at(-1)!;
};

const call = (method: string, args: Record<string, unknown>): Promise<string> => refusalOf(stage.bolt.app.client.apiCall(method, args));

beforeEach(async () => {
  [triggers, addresses] = [[], []];
  stage = await setStage({ listen, triggerLivesMs: 400, quietMs: 40 });
});

afterEach(() => stage.close());

describe('blocks', () => {
  const menu = (more: object) => ({ type: 'static_select', action_id: 'm', options: [{ text: plain('One'), value: '1' }], ...more });
  const actions = (...elements: object[]) => ({ type: 'actions', elements });
  const long = (length: number): string => 'x'.repeat(length);

  test.each<[string, object[], string]>([
    ['a header of 151', [{ type: 'header', text: plain(long(151)) }], 'must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
    ['a section of 3001', [section(long(3001))], 'must be less than 3001'],
    ['an empty section', [section('')], 'must be more than 0'],
    ['eleven fields', [{ type: 'section', fields: Array.from({ length: 11 }, () => plain('x')) }], 'no more than 10'],
    ['a field of 2001', [{ type: 'section', fields: [plain(long(2001))] }], 'must be less than 2001'],
    ['a label of 76', [actions(button(long(76), 'a'))], 'must be less than 76'],
    ['a mrkdwn label', [actions({ ...button('a'), text: { type: 'mrkdwn', text: 'a' } })], 'unsupported type: mrkdwn'],
    ['26 buttons', [actions(...Array.from({ length: 26 }, (_, index) => button('b', `b${index}`)))], 'no more than 25'],
    ['the same action twice', [actions(button('a'), button('a'))], 'action_id already exists'],
    ['the same block twice', [{ ...section('a'), block_id: 'b' }, { ...section('b'), block_id: 'b' }], 'block_id already exists'],
    ['a block id of 256', [{ ...section('a'), block_id: long(256) }], 'must be less than 256'],
    ['eleven in a context', [{ type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) }], 'no more than 10'],
    ['101 options', [actions(menu({ options: Array.from({ length: 101 }, (_, at) => ({ text: plain('o'), value: String(at) })) }))], 'no more than 100'],
    ['an option text of 76', [actions(menu({ options: [{ text: plain(long(76)), value: '1' }] }))], 'must be less than 76'],
    ['an option value of 151', [actions(menu({ options: [{ text: plain('a'), value: long(151) }] }))], 'must be less than 151'],
    ['no options', [actions(menu({ options: [] }))], 'no fewer than 1'],
    ['a placeholder of 151', [actions(menu({ placeholder: plain(long(151)) }))], 'must be less than 151'],
    ['a stray initial option', [actions(menu({ initial_option: { text: plain('Two'), value: '2' } }))], 'is not one of the options'],
    ['51 blocks', Array.from({ length: 51 }, () => section('a')), 'no more than 50'],
    ['an empty piece of rich text', [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] }], 'more than 0'],
    ['an unknown block', [{ type: 'poem' }], 'unsupported type: poem'],
    ['a text field as action', [actions({ type: 'plain_text_input', action_id: 'a' })], 'unsupported type'],
  ])('%s is refused', (_, blocks, problem) => {
    expect(blockProblems(blocks, 'message').join('\n')).toContain(problem);
  });

  test('a refused message says why, and too long ones are refused as a whole', async () => {
    const { client } = stage.bolt.app;
    const post = (blocks: unknown[]) => client.apiCall('chat.postMessage', { channel: stage.channel.id, text: 'x', blocks, ...QUIET });
    await expect(post([section('')])).rejects.toMatchObject({ data: { error: 'invalid_blocks', response_metadata: { messages: [expect.stringContaining('/blocks/0/text')] } } });
    expect(await refusalOf(post(Array.from({ length: 4 }, () => section('x'.repeat(3000)))))).toBe('accepted');
    expect(await refusalOf(post(Array.from({ length: 5 }, () => section('x'.repeat(2700)))))).toBe('msg_blocks_too_long');
  });

  test('the published types are asked too where they are at hand', () => {
    const bad = { ...section('x'), colour: 'red' };
    expect(schemaProblems(bad, 'KnownBlock')).toEqual(blockSchemaPath() === null ? [] : ['$.colour: no such field']);
    expect(schemaProblems(section('x'), 'KnownBlock')).toEqual([]);
  });
});

describe('views', () => {
  test('a trigger works once, for three seconds, and only as it was given', async () => {
    const id = await trigger();
    expect(await call('views.open', { trigger_id: 'made.up', view: modal() })).toBe('invalid_trigger_id');
    expect(await call('views.open', { trigger_id: id, view: modal() })).toBe('accepted');
    expect(await call('views.open', { trigger_id: id, view: modal() })).toBe('exchanged_trigger_id');
    const late = await trigger();
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(await call('views.open', { trigger_id: late, view: modal() })).toBe('expired_trigger_id');
  });

  test('views are measured', async () => {
    const open = async (view: object): Promise<string> => call('views.open', { trigger_id: await trigger(), view });
    expect(await open(modal({ title: plain('x'.repeat(25)) }))).toBe('invalid_arguments');
    expect(await open(modal({ private_metadata: 'x'.repeat(3001) }))).toBe('invalid_arguments');
    expect(await open(modal({ blocks: Array.from({ length: 101 }, () => section('a')) }))).toBe('invalid_arguments');
    const input = { type: 'input', label: plain('a'), element: { type: 'plain_text_input', action_id: 'a' } };
    expect(await open(modal({ blocks: [input] }))).toBe('invalid_arguments');
    expect(await open(modal({ blocks: [input], submit: plain('Send') }))).toBe('accepted');
  });

  test('three can be stacked, and a stale hash is refused', async () => {
    const { fake, mira } = stage;
    expect(await call('views.open', { trigger_id: await trigger(), view: modal() })).toBe('accepted');
    expect(await call('views.push', { trigger_id: await trigger(), view: modal() })).toBe('not_found');
    const press = async (): Promise<string> => {
      await mira.press(fake.ledger.view(mira)!, 'Go');
      return triggers.at(-1)!;
    };
    expect(await call('views.push', { trigger_id: await press(), view: modal() })).toBe('accepted');
    expect(await call('views.push', { trigger_id: await press(), view: modal() })).toBe('accepted');
    expect(await call('views.push', { trigger_id: await press(), view: modal() })).toBe('push_limit_reached');
    const { id, hash } = fake.ledger.view(mira)!;
    expect(await call('views.update', { view_id: id, hash, view: modal({ blocks: [section('new')] }) })).toBe('accepted');
    expect(await call('views.update', { view_id: id, hash, view: modal() })).toBe('hash_conflict');
    expect(fake.ledger.view(mira)?.text).toBe('Goals\nnew');
    expect(await mira.close(fake.ledger.view(mira)!)).toMatchObject({ kind: 'none' });
    expect(await call('views.update', { view_id: id, view: modal() })).toBe('not_found');
    expect(fake.violations).toEqual([]);
  });
});

describe('addresses for answers', () => {
  const answer = async (body: object): Promise<number> => {
    const response = await fetch(addresses.at(-1)!, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return response.status;
  };

  test('take five answers, for thirty minutes', async () => {
    await trigger();
    for (let count = 0; count < 5; count += 1) expect(await answer({ text: `No ${count}` })).toBe(200);
    expect(await answer({ text: 'six' })).toBe(404);
    await trigger();
    expect(await answer({ text: 'all', response_type: 'in_channel', ...QUIET })).toBe(200);
    stage.now += 30 * 60_000 + 1;
    expect(await answer({ text: 'late' })).toBe(404);
    expect(stage.fake.ledger.seenBy(stage.mira)).toHaveLength(6);
    expect(stage.fake.ledger.messages(stage.channel).map(({ text }) => text)).toEqual(['all']);
  });
});

describe('a manifest', () => {
  test('lets only what it names exist', async () => {
    await stage.close();
    stage = await setStage({
      manifest: {
        features: { slash_commands: [{ command: '/guidon' }], shortcuts: [{ type: 'message', callback_id: 'count' }] },
        oauth_config: { scopes: { bot: ['commands', 'chat:write', 'channels:history'] } },
        settings: { event_subscriptions: { bot_events: [] }, interactivity: { is_enabled: true } },
      },
    });
    const { fake, mira, channel } = stage;
    await expect(mira.command(channel, '/other')).rejects.toThrow('not a valid command');
    await expect(mira.shortcut('count')).rejects.toThrow('no global shortcut');
    await expect(mira.openHome()).rejects.toThrow('no home');
    expect(await call('views.publish', { user_id: mira.id, view: { type: 'home', blocks: [] } })).toBe('not_enabled');
    mira.say(channel, 'unheard');
    await fake.settled();
    expect(fake.events.ids).toEqual([]);
    expect(await call('pins.list', { channel: channel.id })).toBe('missing_scope');
  });
});
