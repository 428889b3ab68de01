import type { Reading } from '../heat.js';
import type { Stretch } from '../stretch.js';
import { HOT, putOnScale, type ScaleFor } from '../thresholds.js';

/** What the model made of what was said; `text` on the model's heat. Where it abstains it reads nothing. */
export function readText({ text }: Stretch, thresholds: ScaleFor): Reading | null {
  if (text?.is !== 'read') return null;
  const heat = putOnScale(text.heat, thresholds.text);
  return { signal: 'text', heat, reasons: heat >= HOT ? [{ code: 'words', count: null }] : [] };
}
