import { harmlessLine, harmlessLines } from '../../cards/harmless-text.js';

/** Whatever begins markup, a mention, an emoji or an address anywhere in a line; `:` and `/` keep addresses and invitations from becoming links. */
const MARKUP = /[\\*_~`|[\]<>#@:/]/gu;
const LIST_SIGN = /^(\s*)([-+])/gmu;
const LIST_NUMBER = /^(\s*\d*)([.)])/gmu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** What a person typed as Discord markdown that shows it letter for letter. */
export function escapeTyped(text: string, keepLines: boolean): string {
  const harmless = keepLines ? harmlessLines(text) : harmlessLine(text);
  const escaped = harmless.replaceAll(MARKUP, String.raw`\$&`).replaceAll(LIST_SIGN, String.raw`$1\$2`).replaceAll(LIST_NUMBER, String.raw`$1\$2`);
  return escaped.split('\n').map(isolate).join('\n');
}

/** Letters written from right to left would pull the figures and signs after them to their other side. */
function isolate(line: string): string {
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}
