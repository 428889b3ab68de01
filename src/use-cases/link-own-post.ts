import type { Proposal } from '../core/proposals/proposal.js';
import type { CommunityStore } from '../ports/store.js';
import type { Surroundings } from './context.js';

const MOST_BOARDS = 20;
const MOST_PROPOSALS = 200;

/** The address of the community's own post a message about a proposal leads to: its board, which says what Guidon sends, else the proposal; null where neither stands. */
export async function linkOwnPost({ chatOf }: Pick<Surroundings, 'chatOf'>, store: CommunityStore, { home, id }: Proposal): Promise<string | null> {
  const found = (await store.homes()).find((each) => each.id === home);
  const chat = found ? chatOf(found.platform) : null;
  if (!found || !chat) return null;
  const boards = (await store.deliveries('board', MOST_BOARDS)).filter(({ target }) => target === found.boardChannel);
  const posts = (await store.deliveries('proposal', MOST_PROPOSALS)).filter(({ subject }) => subject['proposal'] === id);
  const post = [...boards, ...posts].find((each) => each.home === home && each.state === 'sent' && each.message !== null);
  return post?.message ? chat.linkTo({ platform: found.platform, home: found.key, channel: post.messageChannel ?? post.target, message: post.message }) : null;
}
