import { readFileSync } from 'node:fs';

/** The objects of a file of JSON lines, as they are: the shape is whoever reads them' promise. */
export function readJsonLines<Row>(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}
