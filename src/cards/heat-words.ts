import type { HeatReason } from '../core/heat/heat.js';
import type { Moment } from '../core/time/moment.js';
import { known, sayLine, type Known } from '../words/say.js';
import type { Block, Text } from './card.js';
import { line, words } from './compose.js';
import { keyOr } from './delivery-words.js';

/** How hot a channel runs in one word; `away`: Guidon may not see it. */
export type HeatWord = 'away' | 'unseen' | 'calm' | 'warm' | 'hot';

/** Why a channel is flagged or not; `count` are hot days. */
export interface FlagReason {
  readonly code: string;
  readonly count: number;
  readonly until: Moment | null;
}

export function sayHeat(word: HeatWord): Known {
  return known(sayLine(`heat.is.${word}`));
}

/** Everything heat was read from, one line each; nothing when there is nothing to say. */
export function listReasons(reasons: readonly HeatReason[]): Block[] {
  return reasons.length === 0 ? [] : [line('flag.from'), { is: 'list', items: reasons.map(sayReason) }];
}

function sayReason({ code, count }: HeatReason): Text {
  return words(keyOr(`heat.reason.${code}`, 'heat.reason.other'), { count: count ?? 0 });
}

export function sayWhy({ code, count, until }: FlagReason): Text {
  return words(keyOr(`heat.why.${code}`, 'heat.why.other'), { count, until: until === null ? known('') : { is: 'moment', at: until, as: 'day' } });
}
