import { pressOf } from '../../../cards/card.js';
import type { FrontDesk, Visit } from '../../../ports/front-desk.js';

interface Stage {
  readonly desk: FrontDesk;
  readonly isSetUp: () => Promise<boolean>;
  /** A manager's visit in a place. */
  readonly visit: () => Visit;
  readonly isRead: () => boolean;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

const FIRST_SETTINGS = { zone: 'Europe/Berlin', posts: 'goals', managers: 'managers', role: 'managers', company: 'no' } as const;
const LOOK_EVERY_MS = 20;
const MOST_LOOKS = 150;

/** What a manager does before a conversation is replayed: sets Guidon up where nobody has, and has the text of the channel read. */
export async function prepareReplay(channel: string, { desk, isSetUp, visit, isRead, sleep }: Stage): Promise<void> {
  if (!(await isSetUp())) await desk.submitted(visit(), pressOf('settings-home'), FIRST_SETTINGS);
  if (!isRead()) await desk.pressed(visit(), pressOf('heat-text', channel, 'on'), []);
  for (let looks = 0; looks < MOST_LOOKS && !isRead(); looks += 1) await sleep(LOOK_EVERY_MS);
}
