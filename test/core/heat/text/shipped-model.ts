import { readFileSync } from 'node:fs';

/** The bytes of the model that is passed on with Guidon. */
export function shippedBytes(): Uint8Array {
  return readFileSync(new URL('../../../../src/core/heat/text/heat-en.bin', import.meta.url));
}
