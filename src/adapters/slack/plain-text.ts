import { clip, harmlessLines } from '../../cards/harmless-text.js';

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** What a person typed on one line; letters written from right to left keep to themselves what they would turn around. */
export function harmlessLine(text: string): string {
  const line = harmlessLines(text).replaceAll(/\s*\n\s*/gu, ' ');
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/** A label that is shown letter for letter; never empty, which Slack would refuse. */
export function label(text: string, most: number): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text: clip(harmlessLine(text).trim(), most) || '…', emoji: false };
}

/** Slack reads `<`, `>` and `&` in text as the beginning of mentions and links. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
