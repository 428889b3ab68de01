import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Interaction } from 'discord.js';
import { Routes } from 'discord.js';
import type { JsonObject } from './json.js';
import { SAFE, answerRaw, bot, button, channel, endStage, fake, mira, refusalOf, register, row, setStage, stage } from './stage.js';

beforeEach(async () => {
  await setStage();
});

afterEach(endStage);

describe('answers', () => {
  const say = { content: 'a', ...SAFE };

  beforeEach(async () => {
    await register({ name: 'go', description: 'Go' });
  });

  test('the first answer has its time, then the token is dead', async () => {
    let late: Interaction | undefined;
    stage.respond = (interaction) => Promise.resolve((late = interaction));
    await expect(mira.command(channel, 'go')).rejects.toThrow('did not respond');
    if (!late) throw new Error('no interaction');
    expect(await refusalOf(answerRaw(late, { type: 4, data: say }))).toBe('10062');
  });

  test('one first answer only', async () => {
    const second: string[] = [];
    stage.respond = async (interaction) => {
      await answerRaw(interaction, { type: 4, data: say });
      second.push(await refusalOf(answerRaw(interaction, { type: 4, data: say })));
    };
    const outcome = await mira.command(channel, 'go');
    await fake.settled();
    expect(second).toEqual(['40060']);
    fake.replayInteraction(outcome.interactionId);
    await fake.settled();
    expect(fake.ledger.messages(channel)).toHaveLength(1);
  });

  test('the token lives 15 minutes; before the answer there is nothing to follow', async () => {
    const codes: string[] = [];
    stage.respond = async (interaction) => {
      const follow = () => bot.client.rest.post(Routes.webhook(fake.applicationId, interaction.token), { body: say, auth: false });
      codes.push(await refusalOf(follow()));
      await answerRaw(interaction, { type: 4, data: say });
      codes.push(await refusalOf(follow()));
      stage.now += 15 * 60_000 + 1;
      codes.push(await refusalOf(follow()));
    };
    await mira.command(channel, 'go');
    await fake.settled();
    expect(codes).toEqual(['10015', 'accepted', '50027']);
  });

  const part = (more: JsonObject = {}): JsonObject => ({ type: 18, label: 'L', component: { type: 4, custom_id: 'a', style: 1, ...more } });
  const modal = (more: JsonObject = {}): JsonObject => ({ type: 9, data: { title: 'T', custom_id: 'f', components: [part()], ...more } });
  const refused: [string, JsonObject, string][] = [
    ['an update of no message', { type: 7, data: say }, '50035 BASE_TYPE_CHOICES'],
    ['choices for a command', { type: 8, data: { choices: [] } }, '50035 BASE_TYPE_CHOICES'],
    ['a form title over 45', modal({ title: 'x'.repeat(46) }), '50035 BASE_TYPE_MAX_LENGTH'],
    ['six form parts', modal({ components: Array.from({ length: 6 }, (_, index) => part({ custom_id: String(index) })) }), '50035 BASE_TYPE_BAD_LENGTH'],
    ['a label over 45', modal({ components: [{ ...part(), label: 'x'.repeat(46) }] }), '50035 BASE_TYPE_MAX_LENGTH'],
    ['the same id twice', modal({ components: [part(), part()] }), '50035 COMPONENT_CUSTOM_ID_DUPLICATED'],
    ['a prefilled text too long', modal({ components: [part({ max_length: 3, value: 'abcd' })] }), '50035 BASE_TYPE_MAX_LENGTH'],
    ['a button in a form', modal({ components: [row(button('a'))] }), '50035 BASE_TYPE_CHOICES'],
    ['a message that is too long', { type: 4, data: { ...say, content: 'x'.repeat(2001) } }, '50035 BASE_TYPE_MAX_LENGTH'],
  ];

  test.each(refused)('%s is refused and can be mended', async (_name, body, code) => {
    const codes: string[] = [];
    stage.respond = async (interaction) => {
      codes.push(await refusalOf(answerRaw(interaction, body)));
      await answerRaw(interaction, { type: 4, data: { ...say, flags: 64 } });
    };
    expect((await mira.command(channel, 'go')).private).toBe(true);
    expect(codes).toEqual([code]);
  });

  test('no form after a deferral, nor in answer to a form', async () => {
    const codes: string[] = [];
    stage.respond = async (interaction) => {
      if (interaction.isModalSubmit()) {
        codes.push(await refusalOf(answerRaw(interaction, modal())));
        return answerRaw(interaction, { type: 5 });
      }
      return answerRaw(interaction, modal());
    };
    const { form } = await mira.command(channel, 'go');
    const waiting = mira.submitForm(form, { L: 'x' });
    await expect(waiting).rejects.toThrow('Nothing to see');
    stage.respond = async (interaction) => {
      await answerRaw(interaction, { type: 5 });
      codes.push(await refusalOf(answerRaw(interaction, modal())));
    };
    await expect(mira.command(channel, 'go')).rejects.toThrow('Nothing to see');
    expect(codes).toEqual(['50035 BASE_TYPE_CHOICES', '40060']);
  });
});

describe('registration', () => {
  const option = (more: JsonObject): JsonObject => ({ type: 3, name: 'a', description: 'A', ...more });
  const chat = (...options: JsonObject[]): JsonObject => ({ name: 'go', description: 'Go', options });
  const refused: [string, JsonObject[], string][] = [
    ['a capital in a name', [{ name: 'Go', description: 'Go' }], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['no description', [{ name: 'go' }], 'BASE_TYPE_REQUIRED'],
    ['a description over 100', [{ name: 'go', description: 'x'.repeat(101) }], 'BASE_TYPE_MAX_LENGTH'],
    ['16 message actions', Array.from({ length: 16 }, (_, index) => ({ name: `A ${String(index)}`, type: 3 })), 'APPLICATION_COMMANDS_MAX'],
    ['a name twice', [chat(), chat()], 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
    ['required after optional', [chat(option({}), option({ name: 'b', required: true }))], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
    ['choices with autocomplete', [chat(option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }))], 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES'],
    ['26 options', [chat(...Array.from({ length: 26 }, (_, index) => option({ name: `o${String(index)}` })))], 'BASE_TYPE_BAD_LENGTH'],
    ['8001 characters in all', [chat(...Array.from({ length: 4 }, (_, index) => option({ name: `o${String(index)}`, choices: Array.from({ length: 21 }, (_none, one) => ({ name: String(one).padEnd(97, 'x'), value: String(one) })) })))], 'APPLICATION_COMMAND_TOO_LARGE'],
    ['wrong contexts', [{ ...chat(), contexts: [3] }], 'BASE_TYPE_CHOICES'],
  ];

  test.each(refused)('%s is refused', async (_name, commands, code) => {
    expect(await refusalOf(register(...commands))).toBe(`50035 ${code}`);
    expect(fake.ledger.registrations).toEqual([]);
  });

  test('an unknown field is a violation; ids stay when names stay', async () => {
    expect(await refusalOf(register({ ...chat(), permission: '1' }))).toBe('50035 UNKNOWN_FIELD');
    expect(fake.violations).toEqual(['register commands: unknown field permission']);
    const [before] = (await register(chat())) as JsonObject[];
    const [after] = (await register(chat())) as JsonObject[];
    expect(after?.['id']).toBe(before?.['id']);
    expect(fake.ledger.registrations).toHaveLength(2);
  });
});
