/** The permission bits the fake knows by name. */
export const Permission = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewAuditLog: 1n << 7n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  manageRoles: 1n << 28n,
  useApplicationCommands: 1n << 31n,
  createPrivateThreads: 1n << 36n,
  sendMessagesInThreads: 1n << 38n,
  moderateMembers: 1n << 40n,
  pinMessages: 1n << 51n,
} as const;

export const ALL_PERMISSIONS = (1n << 53n) - 1n;

export const ORDINARY_MEMBER =
  Permission.viewChannel |
  Permission.sendMessages |
  Permission.embedLinks |
  Permission.attachFiles |
  Permission.readMessageHistory |
  Permission.addReactions |
  Permission.useApplicationCommands;

export const ORDINARY_BOT =
  Permission.viewChannel |
  Permission.sendMessages |
  Permission.embedLinks |
  Permission.attachFiles |
  Permission.readMessageHistory |
  Permission.pinMessages;

export interface Overwrite {
  readonly id: string;
  /** 0 for a role, 1 for a member. */
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

interface Holder {
  readonly id: string;
  readonly owner: boolean;
  readonly everyoneId: string;
  readonly roles: readonly { readonly id: string; readonly permissions: bigint }[];
}

const guildWide = (holder: Holder): bigint => {
  if (holder.owner) return ALL_PERMISSIONS;
  const sum = holder.roles.reduce((bits, role) => bits | role.permissions, 0n);
  return sum & Permission.administrator ? ALL_PERMISSIONS : sum;
};

const join = (overwrites: readonly Overwrite[], side: 'allow' | 'deny'): bigint =>
  overwrites.reduce((bits, overwrite) => bits | overwrite[side], 0n);

/** Discord's own order: guild-wide, then @everyone's overwrite, the roles', the member's; no view means nothing. */
export const computePermissions = (holder: Holder, overwrites: readonly Overwrite[]): bigint => {
  const base = guildWide(holder);
  if (base & Permission.administrator) return ALL_PERMISSIONS;
  const roleIds = new Set(holder.roles.map((role) => role.id));
  const layers = [
    overwrites.filter((one) => one.id === holder.everyoneId),
    overwrites.filter((one) => one.type === 0 && one.id !== holder.everyoneId && roleIds.has(one.id)),
    overwrites.filter((one) => one.type === 1 && one.id === holder.id),
  ];
  const bits = layers.reduce((before, layer) => (before & ~join(layer, 'deny')) | join(layer, 'allow'), base);
  return bits & Permission.viewChannel ? bits : 0n;
};
