import type { APIMessage } from 'discord.js';

const MENTION = /<@!?(\d+)>/gu;
const EMOJI = /<a?:(\w+):\d+>/gu;

/** What a message says, with names where Discord writes people's ids and with the words of its emoji. */
export function readContent({ content, mentions }: Pick<APIMessage, 'content' | 'mentions'>): string {
  const names = new Map(mentions.map(({ id, global_name: shown, username }) => [id, shown ?? username]));
  return content
    .replaceAll(MENTION, (whole, id: string) => (names.has(id) ? `@${names.get(id) ?? ''}` : whole))
    .replaceAll(EMOJI, (_whole, name: string) => `:${name}:`);
}
