import { cleanText } from '../src/core/heat/text/clean-text.js';

/** About the length of a chat message: what the model learns from long comments has to fit short ones. */
const LINE_LENGTH = 90;

/** A long comment as a row of lines of at most about 90 characters, cleaned, cut between words. */
export function cutLines(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of cleanText(text).split(' ').filter(Boolean)) {
    if (line !== '' && line.length + word.length >= LINE_LENGTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
