import {
  ApplicationCommandOptionType, ChannelType, InteractionType, MessageFlags, PermissionFlagsBits,
  type APIApplicationCommandInteractionDataBasicOption, type APIApplicationCommandInteractionDataOption, type APIInteraction,
  type APIMessageApplicationCommandInteractionData, type APIModalSubmitInteraction,
} from 'discord.js';
import type { Visitor } from '../../core/community/person.js';
import type { ActedOn, Values, Visit } from '../../ports/front-desk.js';
import { readContent } from './read-content.js';

const THREADS: readonly ChannelType[] = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread];
const ADMIN = PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild;
const MAY_WRITE = PermissionFlagsBits.Administrator | PermissionFlagsBits.SendMessages;

/** Finds what a server is called; empty when Discord has not told us yet. */
export type FindHomeName = (home: string) => string;

/** Who turns to us, where and from which message, as Discord vouches for it. */
export function readVisit(interaction: APIInteraction, nameOf: FindHomeName): Visit {
  const { id, guild_id: home, message } = interaction;
  return {
    id,
    platform: 'discord',
    home: home === undefined ? null : { key: home, name: nameOf(home) },
    channel: readChannel(interaction),
    message: message?.id ?? null,
    visitor: readVisitor(interaction),
  };
}

/** Whether somebody pressed on an answer that only they see, so that it can be changed in place. */
export function standsOnPrivateMessage({ message }: APIInteraction): boolean {
  return message !== undefined && ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

/** `/goal add title:x` or `/propose title:x` as its path and values; `focused` is the option somebody is typing into. */
export function readCommand(name: string, options: readonly APIApplicationCommandInteractionDataOption[] = []): { path: string[]; values: Values; focused: string } {
  const inner = options.find((option) => option.type === ApplicationCommandOptionType.Subcommand);
  const given = (inner === undefined ? options : (inner.options ?? [])).filter(isValue);
  return {
    path: inner === undefined ? [name] : [name, inner.name],
    values: Object.fromEntries(given.map((option) => [option.name, readValue(option)])),
    focused: given.find(isFocused)?.name ?? '',
  };
}

function isValue(option: APIApplicationCommandInteractionDataOption): option is APIApplicationCommandInteractionDataBasicOption {
  return 'value' in option;
}

function isFocused(option: APIApplicationCommandInteractionDataBasicOption): boolean {
  return 'focused' in option && option.focused === true;
}

/** The message somebody chose an action on. */
export function readActedOn({ home, channel: here }: Visit, data: APIMessageApplicationCommandInteractionData): ActedOn {
  const message = data.resolved.messages[data.target_id];
  if (message === undefined) throw new Error('a message action came without its message');
  const { id, channel_id: channel, author, webhook_id } = message;
  return {
    channel: here,
    author: author.id,
    byBot: author.bot === true || webhook_id !== undefined,
    link: `https://discord.com/channels/${home?.key ?? '@me'}/${channel}/${id}`,
    text: readContent(message),
  };
}

/** What was filled into a form, by the fields' names; of a select the chosen value. */
export function readForm({ data }: APIModalSubmitInteraction): Values {
  const fields = data.components.flatMap((row): unknown[] => {
    if ('component' in row) return [row.component];
    return 'components' in row ? row.components : [];
  }) as { custom_id: string; value?: string; values?: string[] }[];
  return Object.fromEntries(fields.map(({ custom_id, value, values }) => [custom_id, value ?? values?.[0] ?? '']));
}

function readValue(option: APIApplicationCommandInteractionDataBasicOption): string {
  if (typeof option.value === 'boolean') return option.value ? 'yes' : 'no';
  return String(option.value);
}

function readVisitor({ member, user }: APIInteraction): Visitor {
  if (member === undefined) return { key: user?.id ?? '', admin: false, roles: [] };
  const permissions = BigInt(member.permissions);
  return { key: member.user.id, admin: (permissions & ADMIN) !== 0n, roles: member.roles, silenced: (permissions & MAY_WRITE) === 0n };
}

/** Threads fall asleep, so whoever speaks in one is taken to stand in its channel. */
function readChannel(interaction: APIInteraction): string {
  if (interaction.type === InteractionType.Ping) return '';
  const { channel } = interaction;
  const parent = channel !== undefined && THREADS.includes(channel.type) && 'parent_id' in channel ? channel.parent_id : undefined;
  return parent ?? channel?.id ?? '';
}
