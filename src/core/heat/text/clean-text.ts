/** Stands for every mention of a person, whoever it is. */
export const ADDRESS = '@';

const LINK = /<https?:[^<>\n]*>|\bhttps?:\/\/\S+|\bwww\.\S+/gi;
const MENTION = /<[@#][^<>\s]{0,80}>|@[\w.-]+/g;

/** Code, quotes, links, markup and emoji codes: none of it says how people talk to each other. Slack writes `>` as `&gt;`. */
const SILENT = [/```[\s\S]*?(```|$)/g, /`[^`\n]*`/g, /^[ \t]*(>|&gt;).*$/gm, LINK, /&(amp|lt|gt);/g, /<[!/a-z][^<>]{0,300}>/gi, /:[a-z0-9_+-]+:/gi];

/** Paths, names out of programs, and numbers. */
const MACHINE = /[\d/\\_=|{}[\]#]/;

/** Longer messages are cut: nobody quarrels at that length, and reading one must not take long. */
export const LONGEST_TEXT = 4_000;

/** What people say in a message, in small letters; every mention is the one sign ADDRESS. */
export function cleanText(text: string): string {
  const spoken = SILENT.reduce((left, pattern) => left.replace(pattern, ' '), text.slice(0, LONGEST_TEXT));
  const folded = spoken.replace(MENTION, ` ${ADDRESS} `).replace(/[’‘ʼ´]/g, "'");
  return folded
    .toLowerCase()
    .split(/\s+/)
    .filter((piece) => !MACHINE.test(piece))
    .join(' ');
}
