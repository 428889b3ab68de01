const format = new Intl.ListFormat('en', { type: 'conjunction' });

/** Names in a row: 'Monday', 'Monday and Thursday', 'Monday, Tuesday, and Friday'. */
export function sayNames(names: readonly string[]): string {
  return format.format(names);
}
