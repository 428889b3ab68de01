/**
 * The database cannot do it just now: it is away, too busy or its disk is full. The same call may succeed later;
 * whether this one took effect is not known when the connection broke.
 */
export class StoreUnavailable extends Error {
  readonly reason: 'unreachable' | 'busy' | 'disk-full';

  constructor(reason: StoreUnavailable['reason']) {
    super(`The database is unavailable (${reason}).`);
    this.name = 'StoreUnavailable';
    this.reason = reason;
  }
}
