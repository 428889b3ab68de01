import type { DeliveryKind } from '../core/delivery/delivery.js';
import { english } from '../words/en/index.js';
import { known, sayLine, type Known, type MessageKey } from '../words/say.js';

/** What kind of post it was, to begin a sentence with. */
export function sayKind(kind: DeliveryKind): Known {
  return known(sayLine(`post.kind.${kind}`));
}

/** Why something was given up, as part of a sentence; `missing` names the abilities that are not there. */
export function sayFailure(reason: string | null, missing: readonly string[] = []): Known {
  const named = missing.map((ability) => `ability.${ability}`).filter(isKey).map((key) => sayLine(key));
  return known(sayLine(keyOr(`post.reason.${reason ?? ''}`, 'post.reason.other'), { missing: named.length === 0 ? 'none' : named.join(', ') }));
}

/** The message for a code where the catalogue has one, else the one for all others. */
export function keyOr(key: string, otherwise: MessageKey): MessageKey {
  return isKey(key) ? key : otherwise;
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(english, key);
}
