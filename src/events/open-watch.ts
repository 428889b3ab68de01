import { readTextModel, type TextModel } from '../core/heat/text/text-model.js';
import type { Log } from '../ports/log.js';
import { LiveWatch, type WatchAround } from './live-watch.js';

/** The watch of this process. Without its model it goes on and reads no text. */
export async function openWatch(around: WatchAround, salt: number, load: () => Promise<Uint8Array>): Promise<LiveWatch> {
  return new LiveWatch(around, { salt, model: await openModel(around.log, load) });
}

async function openModel(log: Log, load: () => Promise<Uint8Array>): Promise<TextModel | null> {
  try {
    return readTextModel(await load());
  } catch (thrown) {
    log.warn({ fault: thrown instanceof Error ? thrown.name : typeof thrown }, 'the model that reads text is missing or damaged');
    return null;
  }
}
