/** Characters that turn the direction of the text around them; a person's own letters need none of them. */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const CONTROLS = /[^\P{Cc}\n]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** What a person typed without the characters that no screen should get; lines are kept. */
export function harmlessLines(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(LONE_SURROGATES, '\uFFFD')
    .replaceAll(CONTROLS, '')
    .replaceAll(DIRECTION_CONTROLS, '');
}

/** The same on one line; letters written from right to left keep to themselves what they would turn around. */
export function harmlessLine(text: string): string {
  const line = harmlessLines(text).replaceAll(/\s*\n\s*/gu, ' ');
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/** Cuts to a number of UTF-16 units without cutting a character in two, `…` in place of what is left out. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, Math.max(0, most - 1)).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** A label that is shown letter for letter; never empty, which Slack would refuse. */
export function label(text: string, most: number): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text: clip(harmlessLine(text).trim(), most) || '…', emoji: false };
}

/** Slack reads `<`, `>` and `&` in text as the beginning of mentions and links. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
