import { fit } from '../cards/limits.js';
import type { Delivery, DeliveryKind } from '../core/delivery/delivery.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { drawAchievedPost, drawDigestPost, drawLaunchPost, drawSharedEntryPost, drawSharedGoalPost } from './draw-goal-posts.js';
import { drawAttainedPost, drawBoardPost, drawMissionFinalPost } from './draw-community-posts.js';
import { drawCallPost, drawCheckInMessage, drawInvitationMessage, drawThanksPost } from './draw-ask-posts.js';
import type { Drawing, Drawn } from './drawing.js';
import { drawFlagPost, drawHeatNoticePost } from './draw-heat-posts.js';
import { drawManagerNote, drawStewardNote } from './draw-notes.js';
import { drawProposalNewsMessage, drawProposalPost } from './draw-proposal-posts.js';

const DRAWERS: Readonly<Record<DeliveryKind, (drawing: Drawing) => Promise<Drawn>>> = {
  launch: drawLaunchPost,
  digest: drawDigestPost,
  board: drawBoardPost,
  achieved: drawAchievedPost,
  'shared-goal': drawSharedGoalPost,
  'shared-entry': drawSharedEntryPost,
  'mission-final': drawMissionFinalPost,
  attained: drawAttainedPost,
  'steward-note': drawStewardNote,
  'manager-note': drawManagerNote,
  flag: drawFlagPost,
  'heat-notice': drawHeatNoticePost,
  call: drawCallPost,
  invitation: drawInvitationMessage,
  'check-in': drawCheckInMessage,
  thanks: drawThanksPost,
  proposal: drawProposalPost,
  'proposal-news': drawProposalNewsMessage,
};

/** A delivery as it is to be shown now, within what both platforms can show. */
export async function drawDelivery(store: CommunityStore, delivery: Delivery, now: Moment): Promise<Drawn> {
  const community = await store.settings();
  const posted = delivery.message !== null;
  if (community.endedAt !== null && !posted) return { withdrawn: 'community-ended' };
  const drawn = await DRAWERS[delivery.kind]({ store, delivery, community, now, posted });
  return 'withdrawn' in drawn ? drawn : fit(drawn);
}
