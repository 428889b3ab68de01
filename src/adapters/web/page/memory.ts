import type { View } from './view.js';

const KEY = 'guidon-playground';

/** What this browser remembers of the visitor between two visits. */
export type Remembered = Pick<View, 'me' | 'channel' | 'guideOpen' | 'guideDone' | 'seen'>;

const FIRST: Remembered = { me: 'mira', channel: 'general', guideOpen: true, guideDone: [], seen: {} };

/** A browser may refuse to remember anything; then every visit is the first. */
export function recall(): Remembered {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Remembered>) };
  } catch {
    return FIRST;
  }
}

export function remember({ me, channel, guideOpen, guideDone, seen }: View): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ me, channel, guideOpen, guideDone, seen }));
  } catch {
    // Nothing is lost but the comfort of finding it again.
  }
}
