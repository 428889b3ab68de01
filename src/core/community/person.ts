import type { Moment } from '../time/moment.js';

/** A member as Guidon knows one: an id of ours, the platform's id (`key`), and since when. No name is kept. */
export interface Person {
  readonly id: string;
  readonly key: string;
  readonly home: string;
  readonly firstSeenAt: Moment;
  /** Since when this person is not to be counted in how conversations run; null: counted. */
  readonly uncountedAt: Moment | null;
}

/** What the platform says of the person at the door. */
export interface Visitor {
  readonly key: string;
  readonly admin: boolean;
  /** Set when this person may not write in the channel they turn to us from. */
  readonly silenced?: boolean;
  readonly roles: readonly string[];
}

/** Whoever runs the server, or holds the role chosen at set-up. */
export function isManager(visitor: Visitor, managerRole: string | null): boolean {
  return visitor.admin || (managerRole !== null && visitor.roles.includes(managerRole));
}
