import type { HeatReason, Reading } from '../heat.js';
import { FLOOR, roundPeople } from '../thresholds.js';
import type { Stretch } from '../stretch.js';

/** One member's word alone does not make a channel hot, two members' do, a manager's does (set by judgement: nobody has labelled such data). */
const ONE_MEMBER = 0.35;
const ONE_MANAGER = 0.6;

/** What people said of it: that it is heating up. */
export function readPeople({ acts }: Stretch): Reading | null {
  const members = acts['member-report'];
  const managers = acts['manager-report'];
  if (members + managers === 0) return null;
  const heat = 1 - (1 - ONE_MEMBER) ** members * (1 - ONE_MANAGER) ** managers;
  return { signal: 'people', heat, reasons: [...sayMembers(members), ...(managers > 0 ? [{ code: 'said-by-managers', count: null }] : [])] };
}

/** Below five no number is told, so that nobody can tell who it was. */
function sayMembers(members: number): HeatReason[] {
  return members === 0 ? [] : [{ code: 'said-by-members', count: members < FLOOR ? null : roundPeople(members) }];
}
