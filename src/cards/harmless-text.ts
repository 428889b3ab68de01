/** Characters that turn the direction of the text around them; a person's own letters need none of them. */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const CONTROLS = /[^\P{Cc}\n]/gu;

/** What a person typed without the characters that no screen should get; lines are kept. */
export function harmlessLines(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(LONE_SURROGATES, '\uFFFD')
    .replaceAll(CONTROLS, '')
    .replaceAll(DIRECTION_CONTROLS, '');
}

/** The same on one line, for labels and for text that is one line of a message. */
export function harmlessLine(text: string): string {
  return harmlessLines(text).replaceAll(/\s*\n\s*/gu, ' ').trim();
}

/** Cuts to a number of UTF-16 units without cutting a character in two, `…` in place of what is left out. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, Math.max(0, most - 1)).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
