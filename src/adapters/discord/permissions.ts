import { PermissionFlagsBits } from 'discord.js';
import type { Ability } from '../../ports/chat.js';
import type { MessageKey } from '../../words/say.js';

/** One thing Guidon asks to be allowed on Discord: `name` as Discord's own settings call it, `why` the catalogue's sentence. */
export interface AskedPermission {
  readonly ability: Ability;
  readonly flag: bigint;
  readonly name: string;
  readonly why: MessageKey;
}

/** All that Guidon asks for, and the only source of the invite address and of what is said about it. */
export const ASKED_PERMISSIONS: readonly AskedPermission[] = [
  { ability: 'see', flag: PermissionFlagsBits.ViewChannel, name: 'View Channels', why: 'permission.see' },
  { ability: 'post', flag: PermissionFlagsBits.SendMessages, name: 'Send Messages', why: 'permission.post' },
  { ability: 'history', flag: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History', why: 'permission.history' },
  { ability: 'pin', flag: PermissionFlagsBits.PinMessages, name: 'Pin Messages', why: 'permission.pin' },
];

const FLAGS: Readonly<Record<Ability, bigint>> = {
  see: PermissionFlagsBits.ViewChannel,
  post: PermissionFlagsBits.SendMessages,
  embed: PermissionFlagsBits.EmbedLinks,
  history: PermissionFlagsBits.ReadMessageHistory,
  pin: PermissionFlagsBits.PinMessages,
  slow: PermissionFlagsBits.ManageChannels,
};

/** The permission bit an ability stands for. */
export function flagOf(ability: Ability): bigint {
  return FLAGS[ability];
}

/** The address at which a server's admin invites the bot, with exactly the permissions asked for. */
export function inviteUrlOf(applicationId: string): string {
  const permissions = ASKED_PERMISSIONS.reduce((bits, { flag }) => bits | flag, 0n);
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${String(permissions)}`;
}
