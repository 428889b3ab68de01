/** The code a system error carries, such as `EADDRINUSE`. */
export function readCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
