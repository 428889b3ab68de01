import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

function listFiles(folder: string, ending: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map((entry) => join(entry.parentPath, entry.name));
}

test('every card is drawn in some test of the cards', () => {
  const tests = listFiles('test/cards', '.test.ts').map((file) => readFileSync(file, 'utf8')).join('\n');
  const cards = listFiles('src/cards', '-card.ts').map((file) => file.split('/').at(-1) ?? '');
  expect(cards.length).toBeGreaterThan(10);
  expect(cards.filter((card) => !tests.includes(card.replace(/\.ts$/, '.js')))).toEqual([]);
});
