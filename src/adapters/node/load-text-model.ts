import { readFile } from 'node:fs/promises';

const MODEL = new URL('../../core/heat/text/heat-en.bin', import.meta.url);

/** The bytes of the model text is read with, as it is shipped with Guidon. */
export function loadTextModel(): Promise<Uint8Array> {
  return readFile(MODEL);
}
