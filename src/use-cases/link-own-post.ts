import type { CommunityStore } from '../ports/store.js';
import type { Surroundings } from './context.js';

/** What a message to a person is about, by the post about it that everybody can see. */
interface Origin {
  readonly kind: 'proposal' | 'call';
  readonly id: string;
}

const SUBJECTS = { proposal: 'proposal', call: 'ask' } as const;
const MOST_BOARDS = 20;
const MOST_POSTS = 200;

/** The address of the community's own post a message leads to: its board, which says what Guidon sends, else the post about it; null where neither stands. */
export async function linkOwnPost({ chatOf }: Pick<Surroundings, 'chatOf'>, store: CommunityStore, home: string, { kind, id }: Origin): Promise<string | null> {
  const found = (await store.homes()).find((each) => each.id === home);
  const chat = found ? chatOf(found.platform) : null;
  if (!found || !chat) return null;
  const boards = (await store.deliveries('board', MOST_BOARDS)).filter(({ target }) => target === found.boardChannel);
  const posts = (await store.deliveries(kind, MOST_POSTS)).filter(({ subject }) => subject[SUBJECTS[kind]] === id);
  const post = [...boards, ...posts].find((each) => each.home === home && each.state === 'sent' && each.message !== null);
  return post?.message ? chat.linkTo({ platform: found.platform, home: found.key, channel: post.messageChannel ?? post.target, message: post.message }) : null;
}
