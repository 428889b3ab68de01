/**
 * Loaded into a process before everything else: its wall clock is wrong by EVIDENCE_SKEW_MS and, where EVIDENCE_STEP_AFTER_MS
 * is set, steps back an hour so long after the start. The monotonic clock goes on as it is.
 */
const { EVIDENCE_SKEW_MS: skew = '0', EVIDENCE_STEP_AFTER_MS: stepAfter } = process.env;
const HOUR = 3_600_000;
const Real = Date;

function readWrongClock(): number {
  const stepped = stepAfter !== undefined && performance.now() >= Number(stepAfter);
  return Real.now() + Number(skew) - (stepped ? HOUR : 0);
}

globalThis.Date = new Proxy(Real, {
  construct: (target, given: unknown[], created) => Reflect.construct(target, given.length === 0 ? [readWrongClock()] : given, created) as object,
  apply: () => new Real(readWrongClock()).toString(),
  get: (target, name, receiver) => (name === 'now' ? readWrongClock : (Reflect.get(target, name, receiver) as unknown)),
});
