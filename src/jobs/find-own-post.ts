import type { Ask } from '../core/asks/ask.js';
import type { CommunityStore } from '../ports/store.js';
import type { Surroundings } from '../use-cases/context.js';

const MOST_LOOKED_AT = 20;

/** The address of the community's own post that says what Guidon does there: its board, else the call; null where neither stands. */
export async function findOwnPost({ chatOf }: Pick<Surroundings, 'chatOf'>, store: CommunityStore, home: string, { id, goal }: Pick<Ask, 'id' | 'goal'>): Promise<string | null> {
  const found = (await store.homes()).find((each) => each.id === home);
  const chat = found ? chatOf(found.platform) : null;
  if (!found || !chat) return null;
  const boards = (await store.deliveries('board', MOST_LOOKED_AT)).filter(({ target }) => target === found.boardChannel);
  const calls = (await store.deliveries('call', MOST_LOOKED_AT, { goal })).filter(({ subject }) => subject['ask'] === id);
  const post = [...boards, ...calls].find((each) => each.home === home && each.state === 'sent' && each.message !== null);
  return post?.message ? chat.linkTo({ platform: found.platform, home: found.key, channel: post.messageChannel ?? post.target, message: post.message }) : null;
}
