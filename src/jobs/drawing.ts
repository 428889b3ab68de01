import type { Card } from '../cards/card.js';
import type { Community } from '../core/community/settings.js';
import type { Delivery } from '../core/delivery/delivery.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';

/** What a drawer works with. `posted`: the message is there already, so that it can no longer be withdrawn, only brought up to date. */
export interface Drawing {
  readonly store: CommunityStore;
  readonly delivery: Delivery;
  readonly community: Community;
  readonly now: Moment;
  readonly posted: boolean;
}

/** The card, or why it is no longer wanted. */
export type Drawn = Card | { readonly withdrawn: string };
