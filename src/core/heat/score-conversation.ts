import { BURST, judgeBurst } from './find-raid.js';
import type { ArchivedConversation } from './archived.js';
import type { Heat } from './heat.js';
import { joinHeat } from './join-heat.js';
import { saltedHash } from './salted-hash.js';
import { NO_ACTS, type Said, type TextRead } from './stretch.js';
import { repeatsOf } from './text-repeats.js';
import { featuresOf } from './text/message-features.js';
import { readStretch } from './text/read-stretch.js';
import type { TextModel } from './text/text-model.js';
import { HOT, WHOLE } from './thresholds.js';

/** The heat of one whole conversation, read as one stretch; `drama`: it reaches the threshold of the reading used. */
export function scoreConversation({ messages }: ArchivedConversation, model: TextModel | null): Heat & { readonly drama: boolean } {
  const said: Said[] = messages.map(({ at, author }) => ({ at, person: saltedHash(0, author), answers: null }));
  const features = model === null ? [] : messages.flatMap(({ text }) => (text === null ? [] : [featuresOf(text)]));
  const raid = judgeBurst({ messages: said, newcomers: countNewcomers(said), repeats: features.length === 0 ? null : repeatsOf(features) }) === 'raid';
  const text: TextRead | null = model === null || features.length === 0 ? null : readStretch(model, features);
  const heat = joinHeat({ messages: said, count: said.length, acts: NO_ACTS, usual: null, raid, text }, WHOLE);
  return { ...heat, drama: heat.heat >= HOT };
}

/** A file has no past: whoever writes within one short burst may be new. */
function countNewcomers(said: readonly Said[]): number | null {
  const isBurst = (said.at(-1)?.at ?? 0) - (said[0]?.at ?? 0) <= BURST;
  return isBurst ? new Set(said.map(({ person }) => person)).size : null;
}
