/**
 * Everyday English words, long or peculiar enough that other languages in Latin letters seldom use them:
 * "is", "in", "to", "me", "so", "we" or "die" would let Dutch, Hindi or German pass for English.
 */
export const EVERYDAY_WORDS: readonly string[] = (
  'the and that this with have has had you your youre they them their theyre there what which who when where why how ' +
  'would could should will can cant dont doesnt didnt isnt arent wasnt wont not but because about from just like know ' +
  'think want need make see look get got going gonna been being were was are its it thats im ive id ill of for if or as ' +
  'out up some any all more most than then only still also even very really too much many other people thing things ' +
  'something anything nothing everyone someone anyone please thanks thank sorry yes yeah okay good great right well ' +
  'time work works use using used try here now after before again always never one two first my our his her she he ' +
  'these those does did do done say said tell told let sure maybe actually already though through while every way'
).split(' ');

const EVERYDAY: ReadonlySet<string> = new Set(EVERYDAY_WORDS);

/** True for a word that marks a text as English. */
export function isEverydayEnglish(word: string): boolean {
  return EVERYDAY.has(word);
}
