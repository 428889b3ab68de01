import { HOME, isDirect } from './cast.js';
import { idOf, type KeptMessage } from './world.js';
import type { Watch } from '../../ports/watch.js';

/** Hands what somebody typed in a channel to the watch. */
export function seeSaid(watch: Watch, message: KeptMessage): void {
  const { author, channel, at, said } = message;
  if (author === null || said.is !== 'typed' || isDirect(channel)) return;
  const text = watch.wantsText('playground', HOME.key, channel) ? said.text : null;
  watch.saw('playground', HOME.key, channel, { what: 'message', at, person: author, message: idOf(message), answers: null, text });
}
