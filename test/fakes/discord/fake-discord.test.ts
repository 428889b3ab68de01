import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Interaction } from 'discord.js';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { ConnectedBot } from './connect-bot.js';
import { connectBot } from './connect-bot.js';
import type { FakeDiscord } from './fake-discord.js';
import { discordOpenapiPath, Permission, startFakeDiscord } from './fake-discord.js';

const buttons = (...labels: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label) => new ButtonBuilder().setCustomId(`press:${label}`).setLabel(label).setStyle(ButtonStyle.Primary)),
  );

const form = () =>
  new ModalBuilder()
    .setCustomId('goal-form')
    .setTitle('A goal')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('What')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('what').setStyle(TextInputStyle.Short).setMinLength(2).setMaxLength(10),
        ),
      new LabelBuilder().setLabel('Where').setStringSelectMenuComponent(
        new StringSelectMenuBuilder()
          .setCustomId('where')
          .setRequired(false)
          .addOptions([{ label: 'Here', value: 'h' }, { label: 'Everywhere', value: 'e' }]),
      ),
    );

const answer = async (interaction: Interaction): Promise<unknown> => {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    return interaction.respond([{ name: `${typed}nslate`, value: '7' }]);
  }
  if (interaction.isUserSelectMenu()) {
    const names = interaction.users.map((user) => user.globalName).join(', ');
    return interaction.reply({ content: `You picked ${names}`, flags: MessageFlags.Ephemeral });
  }
  if (interaction.isChatInputCommand() && interaction.commandName === 'manage') {
    const manages = interaction.memberPermissions?.bitfield ?? 0n;
    return interaction.reply({ content: `Managed by ${String(manages & 32n)}`, flags: MessageFlags.Ephemeral });
  }
  if (interaction.isChatInputCommand()) {
    switch (interaction.options.getSubcommand()) {
      case 'show':
        return interaction.reply({ content: 'For you', components: [buttons('Share', 'Form')], flags: MessageFlags.Ephemeral });
      case 'add':
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        return interaction.editReply(`Added ${interaction.options.getString('title', true)}`);
      case 'form':
        return interaction.showModal(form());
      default:
        return undefined;
    }
  }
  if (interaction.isMessageContextMenuCommand()) {
    return interaction.reply({ content: `Counted: ${interaction.targetMessage.content}`, flags: MessageFlags.Ephemeral });
  }
  if (interaction.isButton()) {
    if (interaction.customId === 'press:Form') return interaction.showModal(form());
    await interaction.deferUpdate();
    return interaction.editReply({ content: 'Shared', components: [] });
  }
  if (interaction.isModalSubmit()) {
    const what = interaction.fields.getTextInputValue('what');
    const where = interaction.fields.getStringSelectValues('where').join('+');
    return interaction.reply({ content: `Form: ${what} ${where}`, flags: MessageFlags.Ephemeral });
  }
  return undefined;
};

const commands = [
  {
    name: 'goal',
    description: 'Goals',
    options: [
      { type: 1, name: 'show', description: 'Show them' },
      { type: 1, name: 'silent', description: 'Say nothing' },
      { type: 1, name: 'form', description: 'A form' },
      {
        type: 1,
        name: 'add',
        description: 'Add one',
        options: [{ type: 3, name: 'title', description: 'Its title', required: true, max_length: 20 }],
      },
      {
        type: 1,
        name: 'progress',
        description: 'Report',
        options: [{ type: 3, name: 'goal', description: 'Which', required: true, autocomplete: true }],
      },
    ],
  },
  { name: 'manage', description: 'For managers', default_member_permissions: '32' },
  { name: 'Count towards a goal', type: 3 },
];

const makeWorld = async (fake: FakeDiscord) => {
  const guild = fake.addGuild({ name: 'Translators' });
  const channel = guild.addChannel({ name: 'general' });
  const mira = guild.addPerson({ name: 'Mira' });
  const tom = guild.addPerson({ name: 'Tom' });
  const bot = await connectBot(fake, { onInteraction: answer });
  await bot.client.application.commands.set(commands);
  return { guild, channel, mira, tom, bot };
};

describe('a conversation', () => {
  let fake: FakeDiscord;
  let bot: ConnectedBot;
  let world: Awaited<ReturnType<typeof makeWorld>>;

  beforeEach(async () => {
    fake = await startFakeDiscord({ answerWithinMs: 400, outcomeWithinMs: 2000, rateLimits: 'off' });
    world = await makeWorld(fake);
    ({ bot } = world);
  });

  afterEach(async () => {
    await bot.client.destroy();
    await fake.stop();
    expect(fake.violations).toEqual([]);
    expect(bot.errors).toEqual([]);
  });

  test('login, registration and guilds reach the client', () => {
    expect(bot.client.guilds.cache.get(world.guild.id)?.name).toBe('Translators');
    expect(fake.ledger.registrations).toHaveLength(1);
    expect(fake.gateway.identifyCount).toBe(1);
  });

  test('a private answer is seen by its person only', async () => {
    const outcome = await world.mira.command(world.channel, 'goal show');
    expect(outcome).toMatchObject({ kind: 'message', private: true, text: 'For you\n[Share] [Form]' });
    expect(fake.ledger.seenBy(world.mira)).toHaveLength(1);
    expect(fake.ledger.seenBy(world.tom)).toEqual([]);
    expect(fake.ledger.messages(world.channel)).toEqual([]);
    const { message } = outcome;
    await expect(world.tom.pressButton(message ?? { id: '' }, 'Share')).rejects.toThrow('cannot see');
  });

  test('a deferred answer is followed until it is there', async () => {
    const outcome = await world.mira.command(world.channel, 'goal add', { title: 'Pages' });
    expect(outcome).toMatchObject({ kind: 'message', private: true, text: 'Added Pages' });
  });

  test('the client app refuses what is not registered or not allowed', async () => {
    const { mira, channel } = world;
    await expect(mira.command(channel, 'goal sing')).rejects.toThrow('no sub-command');
    await expect(mira.command(channel, 'goal add')).rejects.toThrow('required');
    await expect(mira.command(channel, 'goal add', { title: 'x', extra: 'y' })).rejects.toThrow('Unknown options');
    await expect(mira.command(channel, 'goal add', { title: 5 })).rejects.toThrow('takes text');
    await expect(mira.command(channel, 'goal add', { title: 'x'.repeat(21) })).rejects.toThrow('too long');
    await expect(mira.command(channel, 'manage')).rejects.toThrow('not shown');
    await expect(mira.command(channel, 'goal silent')).rejects.toThrow('did not respond');
  });

  test('a command for managers is shown to managers, and to whom an admin lets see it', async () => {
    const { guild, channel, mira } = world;
    const manager = guild.addPerson({ name: 'Ada', permissions: Permission.manageGuild });
    expect((await manager.command(channel, 'manage')).text).toBe('Managed by 32');
    await expect(mira.command(channel, 'manage')).rejects.toThrow('not shown');
    guild.showCommand('manage', mira);
    expect((await mira.command(channel, 'manage')).text).toBe('Managed by 0');
  });

  test('in a direct conversation', async () => {
    const { mira } = world;
    await (await bot.client.users.fetch(mira.id)).send({ content: 'May we?', components: [buttons('Yes')] });
    const [asked] = fake.ledger.messages(mira);
    const outcome = await mira.pressButton(asked ?? { id: '' }, 'Yes');
    expect(outcome).toMatchObject({ kind: 'update', text: 'Shared', private: false });
    expect((await mira.command(mira.dm, 'goal show')).text).toContain('For you');
    expect(fake.ledger.messages(mira).map((message) => message.text)).toEqual(['Shared']);
  });

  test('people, roles and channels are picked from menus', async () => {
    const { mira, tom, channel } = world;
    const menu = { type: 1, components: [{ type: 5, custom_id: 'who', placeholder: 'Who?' }] };
    const path: `/${string}` = `/channels/${channel.id}/messages`;
    await bot.client.rest.post(path, { body: { content: 'Pick', components: [menu], allowed_mentions: { parse: [] } } });
    const [message] = fake.ledger.messages(channel);
    expect(message?.text).toBe('Pick\n<Who?: >');
    expect((await mira.choose(message ?? { id: '' }, 'Who?', tom)).text).toBe('You picked Tom');
    await expect(mira.choose(message ?? { id: '' }, 'Who?', [tom, mira])).rejects.toThrow('takes 1 to 1');
    await expect(mira.choose(message ?? { id: '' }, 'Where?', tom)).rejects.toThrow('No "Where?"');
  });

  test('choices while typing', async () => {
    const choices = await world.mira.autocomplete(world.channel, 'goal progress', { goal: 'tra' }, 'goal');
    expect(choices).toEqual([{ name: 'translate', value: '7' }]);
  });

  test('a form round trip, with the checks of the client app', async () => {
    const { form: opened } = await world.mira.command(world.channel, 'goal form');
    expect(opened?.text).toBe('A goal\nWhat *[]\nWhere <: Here | Everywhere>');
    await expect(world.mira.submitForm(opened, {})).rejects.toThrow('What is required');
    await expect(world.mira.submitForm(opened, { What: 'x' })).rejects.toThrow('too short');
    await expect(world.mira.submitForm(opened, { Title: 'x' })).rejects.toThrow('no field');
    await expect(world.tom.submitForm(opened, { What: 'abc' })).rejects.toThrow('not open');
    const outcome = await world.mira.submitForm(opened, { What: 'abc', Where: ['Everywhere'] });
    expect(outcome.text).toBe('Form: abc e');
  });

  test('a button updates its private message; a form can follow a button', async () => {
    const { message } = await world.mira.command(world.channel, 'goal show');
    const opened = await world.mira.pressButton(message ?? { id: '' }, 'Form');
    expect(opened.kind).toBe('form');
    const sent = await world.mira.submitForm(opened.form, { what: 'abcd' });
    expect(sent.text).toBe('Form: abcd ');
    const outcome = await world.mira.pressButton(message ?? { id: '' }, 'press:Share');
    expect(outcome).toMatchObject({ kind: 'update', text: 'Shared', private: true });
    expect(outcome.message?.revisions.map((one) => one.text)).toEqual(['For you\n[Share] [Form]', 'Shared']);
  });

  test('what was sent and answered fits the published description', async () => {
    const { mira, channel, tom, guild } = world;
    const { message } = await mira.command(channel, 'goal show');
    await mira.pressButton(message ?? { id: '' }, 'Share');
    await mira.command(channel, 'goal add', { title: 'Pages' });
    const { form: opened } = await mira.command(channel, 'goal form');
    await mira.submitForm(opened, { What: 'abc' });
    await mira.autocomplete(channel, 'goal progress', { goal: 'tra' }, 'goal');
    await bot.client.application.fetch();
    await bot.client.users.fetch(tom.id, { force: true });
    await (await bot.client.users.fetch(tom.id)).send({ content: 'Hello', components: [buttons('Yes')] });
    const place = await bot.client.channels.fetch(channel.id, { force: true });
    if (!place?.isSendable()) throw new Error('no channel');
    const sent = await place.send({
      content: 'Board',
      nonce: 'n1',
      enforceNonce: true,
      embeds: [{ title: 'T', fields: [{ name: 'a', value: 'b' }], image: { url: 'attachment://bar.png' } }],
      files: [{ attachment: Buffer.from('png'), name: 'bar.png', description: 'A bar' }],
    });
    await sent.pin();
    await sent.edit('Board 2');
    await place.messages.fetch({ limit: 10 });
    await place.messages.fetch({ message: sent.id, force: true });
    await place.messages.fetchPins();
    const home = await bot.client.guilds.fetch({ guild: guild.id, force: true });
    await home.members.fetch({ user: tom.id, force: true });
    await home.roles.fetch(undefined, { force: true });
    const path = discordOpenapiPath();
    if (path === null) {
      process.stdout.write('not checked: OpenAPI absent\n');
      return;
    }
    const requests = fake.checkRequests(path);
    expect(requests.problems).toEqual([]);
    expect(requests.checked).toBeGreaterThan(20);
    expect(fake.checkResponses(path).problems).toEqual([]);
  });

  test('a message action brings the content without any privilege', async () => {
    const said = world.tom.say(world.channel, 'done 3 pages');
    const outcome = await world.mira.messageAction('Count towards a goal', said);
    expect(outcome.text).toBe('Counted: done 3 pages');
  });
});
