import { Refusal } from '../core/refusal.js';
import type { Values } from '../ports/front-desk.js';

/** No field of ours is longer; the platforms' own forms stop at the same length. */
const MOST = 4000;
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** What a person typed, as it can be stored: whole characters, no control characters, one kind of line end, no space around it. */
function cleanTyped(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNSTORABLE, '').trim();
}

/** All values of a command or form, cleaned; far too long ones are refused before anything reads them. */
export function cleanValues(values: Values): Values {
  const cleaned = Object.entries(values).map(([name, text]) => [name, cleanTyped(text)] as const);
  if (cleaned.some(([, text]) => text.length > MOST)) throw new Refusal('too-long', { most: MOST });
  return Object.fromEntries(cleaned);
}
