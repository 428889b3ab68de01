/** Longest a call may take, reply and all; the client's own 10 s end with the reply's first line. */
const LONGEST_CALL = 12_000;

/** Options of a REST call that ends in time, also when the rest of a reply never comes. */
export function bounded(): { signal: AbortSignal } {
  return { signal: AbortSignal.timeout(LONGEST_CALL) };
}
