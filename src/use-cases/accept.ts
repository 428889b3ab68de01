import { Refusal } from '../core/refusal.js';
import type { Refused } from '../core/refused.js';

type Facts = Readonly<Record<string, string | number>>;

/** A rule's answer, or its refusal put to the person. */
export function accept<Value>(answer: Value, facts: Facts = {}): Exclude<Value, Refused> {
  if (isRefused(answer)) throw new Refusal(answer.code, facts);
  return answer as Exclude<Value, Refused>;
}

function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && (answer as { is?: unknown }).is === 'refused';
}

/** A field that fits, or the refusal that names how much does. */
export function within(text: string, most: number): string {
  if (text.length > most) throw new Refusal('too-long', { most });
  return text;
}

/** An empty field is none. */
export function orNone(text: string | undefined, most: number): string | null {
  const words = within(text ?? '', most);
  return words === '' ? null : words;
}
