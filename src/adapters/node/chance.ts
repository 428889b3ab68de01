import { randomInt } from 'node:crypto';

/** Thirty-two bits nobody can guess. */
export function randomSalt(): number {
  return randomInt(2 ** 32);
}
