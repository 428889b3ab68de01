/** Postgres stores no NUL; half a surrogate pair becomes the replacement character, as it would on any way to a screen. */
export function makeStorable(text: string): string {
  return Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');
}
