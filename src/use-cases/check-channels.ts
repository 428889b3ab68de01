import type { ChannelProblem } from '../cards/channel-problem.js';
import type { Home } from '../core/community/home.js';
import { Refusal } from '../core/refusal.js';
import type { Ability, Chat } from '../ports/chat.js';
import type { Context } from './context.js';

const TO_POST: readonly Ability[] = ['see', 'post', 'history'];
const MOST_CHANNELS = 40;

/** A channel Guidon posts in; `pins`: it also has to pin there. */
export interface UsedChannel {
  readonly channel: string;
  readonly pins: boolean;
}

/** The channels a home has chosen, each once. */
export function listChosen(home: Home): UsedChannel[] {
  const chosen = [home.postsChannel, home.managersChannel, home.boardChannel].filter((channel) => channel !== null);
  return [...new Set(chosen)].map((channel) => ({ channel, pins: channel === home.boardChannel }));
}

/** What Guidon lacks in these channels; nothing is known, and nothing said, while the platform is away. */
export async function findProblems({ around, home }: Context, used: readonly UsedChannel[]): Promise<ChannelProblem[]> {
  const chat = around.chatOf(home.platform);
  if (!chat) return [];
  const found = await Promise.all(used.slice(0, MOST_CHANNELS).map(async (each) => ({ channel: each.channel, lacks: await ask(chat, home, each) })));
  return found.filter(({ lacks }) => lacks === null || lacks.length > 0);
}

/** Whether a form's channel is there at all: what a form sends can be anything. */
export async function requireChannel({ around, home }: Context, channel: string): Promise<string> {
  const chat = around.chatOf(home.platform);
  if (channel === '' || (chat && (await ask(chat, home, { channel, pins: false })) === null)) throw new Refusal('channel-unknown');
  return channel;
}

/** The same for a field that may stay empty. */
export async function acceptChannel(context: Context, channel: string | undefined): Promise<string | null> {
  return channel === undefined || channel === '' ? null : requireChannel(context, channel);
}

function ask(chat: Chat, home: Home, { channel, pins }: UsedChannel): Promise<readonly Ability[] | null> {
  return chat.missing({ platform: home.platform, home: home.key, channel }, pins ? [...TO_POST, 'pin'] : TO_POST);
}
