import type { Ability } from '../../ports/chat.js';
import type { SlackClient } from './create-client.js';
import { readCode } from './read-failure.js';

interface FoundChannel {
  readonly is_private?: boolean;
  readonly is_member?: boolean;
  readonly is_im?: boolean;
}

const GONE = new Set(['channel_not_found', 'is_archived']);

/** What is missing to us in a channel, by membership and scopes; null when it is not there, or hidden from us. */
export async function findMissing(client: SlackClient, channel: string, wanted: readonly Ability[]): Promise<readonly Ability[] | null> {
  try {
    const { channel: found = {}, response_metadata: metadata } = await client.conversations.info({ channel });
    if (found.is_archived) return null;
    const lacks = lackOf(new Set(metadata?.scopes), found);
    return wanted.filter((ability) => lacks[ability]);
  } catch (error) {
    const code = readCode(error);
    if (GONE.has(code)) return null;
    // Nothing is known to be missing when Slack does not answer.
    return code === 'missing_scope' ? wanted.filter((ability) => ability === 'see') : [];
  }
}

/** The basic manifest reads nothing back, which is a choice; only half of the full one is a mistake. */
function lackOf(scopes: ReadonlySet<string>, found: FoundChannel): Readonly<Record<Ability, boolean>> {
  const { is_private: isPrivate, is_member: isMember, is_im: isDirect } = found;
  const readsBack = [...scopes].some((scope) => scope.endsWith(':history'));
  return {
    see: isMember !== true && isDirect !== true,
    post: !scopes.has('chat:write'),
    embed: false,
    history: readsBack && !scopes.has(isPrivate ? 'groups:history' : 'channels:history'),
    pin: !scopes.has('pins:write'),
    slow: true,
  };
}
