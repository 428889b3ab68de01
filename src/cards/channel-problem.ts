import type { Platform } from '../core/community/home.js';
import { known, sayLine } from '../words/say.js';
import { sayNames } from '../words/sequence.js';
import type { Text } from './card.js';
import { words } from './compose.js';

/** What Guidon lacks in a channel; `null`: the channel is not there, or not to be seen. */
export interface ChannelProblem {
  readonly channel: string;
  readonly lacks: readonly ('see' | 'post' | 'embed' | 'history' | 'pin' | 'slow')[] | null;
}

/** Names what is missing as the platform names it, and how to mend it. */
export function sayChannelProblem(platform: Platform, { channel, lacks }: ChannelProblem): Text {
  const place = { is: 'channel', id: channel } as const;
  if (lacks === null) return words('settings.lacks.gone', { channel: place });
  const abilities = sayNames(lacks.map((ability) => sayLine(`ability.${platform}.${ability}`)));
  return words('settings.lacks', { channel: place, abilities: known(abilities), mend: known(sayLine(`settings.mend.${platform}`)) });
}
