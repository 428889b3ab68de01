import type { Reading } from '../heat.js';
import type { Stretch } from '../stretch.js';
import { HOT, putOnScale } from '../thresholds.js';

/** What the model made of what was said; `threshold` on the model's heat. Where it abstains it reads nothing. */
export function readText({ text }: Stretch, threshold: number): Reading | null {
  if (text?.is !== 'read') return null;
  const heat = putOnScale(text.heat, threshold);
  return { signal: 'text', heat, reasons: heat >= HOT ? [{ code: 'words', count: null }] : [] };
}
