/** A figure as it stands at the beginning of a text, and what follows it. */
export interface FoundNumber {
  readonly value: number;
  readonly decimals: number;
  readonly rest: string;
}

/** More than this is a slip of the fingers. */
export const LARGEST_NUMBER = 1_000_000_000;
export const MOST_DECIMALS = 2;

const LEADING_NUMBER = /^([-+−]?) ?(\d+(?:[.,' ’]\d{3})*(?:[.,]\d+)?|[.,]\d+)(?![\d.,]*\d)/u;
/** '3/4', '12:30', '5-6', '1e9', '3 4': more of a figure follows, so none of it is taken. */
const GOES_ON = /^(?:[:/.,;-]\s*\d|\d|[a-z]\d)/i;
const GROUPED = /^[1-9]\d{0,2}(?:([., '’])\d{3})(?:\1\d{3})*(?=$|[.,]\d+$)/u;

/** Reads '1,000', '1.000,50', '1 000', '2.5', '2,5' and '-3' at the beginning of a text; null when it begins otherwise. */
export function readLeadingNumber(text: string): FoundNumber | null {
  const found = LEADING_NUMBER.exec(text);
  if (found === null) return null;
  const [whole, sign, written = ''] = found;
  const rest = text.slice(whole.length).trim();
  const plain = dropGroups(written).replace(',', '.');
  if (GOES_ON.test(rest) || !/^\d*\.?\d+$/.test(plain)) return null;
  const size = Number(plain);
  return { value: sign === '' || sign === '+' ? size : -size, decimals: countDecimals(plain), rest };
}

function countDecimals(plain: string): number {
  return plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
}

/** Three figures after a point or comma are thousands, for nobody counts in thousandths here; '0.125' is left as it is. */
function dropGroups(written: string): string {
  const groups = GROUPED.exec(written);
  if (groups === null) return written;
  return groups[0].replaceAll(groups[1] ?? '', '') + written.slice(groups[0].length);
}
