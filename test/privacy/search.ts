import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { RawDatabase } from '../contracts/store/raw-database.js';

const AROUND = 60;
const MOST = 5;

/** The first places at which a word stands, in capitals or not, with what is around it. */
export function findIn(text: string, word: string): string[] {
  const low = text.toLowerCase();
  const found: string[] = [];
  for (let at = low.indexOf(word); at !== -1 && found.length < MOST; at = low.indexOf(word, at + word.length)) {
    found.push(text.slice(Math.max(0, at - AROUND), at + word.length + AROUND));
  }
  return found;
}

/** As `findIn`, for what does not fit into memory. */
export async function findInStream(stream: Readable, word: string): Promise<string[]> {
  const found: string[] = [];
  let before = '';
  for await (const piece of stream.setEncoding('latin1')) {
    const text = before + (piece as string);
    found.push(...findIn(text, word));
    // A word cut in two is found with the next piece, a whole one not twice.
    before = text.slice(1 - word.length);
  }
  return found;
}

export function findInFile(file: string, word: string): Promise<string[]> {
  return findInStream(createReadStream(file, { highWaterMark: 1 << 20 }), word);
}

/** Every file below a folder, whatever it is for. */
export async function findInFolder(folder: string, word: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    found.push(...(await findInFile(file, word)).map((each) => `${entry.name}: ${each}`));
  }
  return found;
}

/** Every row of every table as text. */
export async function dumpRows(database: RawDatabase): Promise<string> {
  const tables = await database.query("SELECT table_schema AS schema, table_name AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')");
  const dumped: string[] = [];
  for (const { schema, name } of tables.rows) {
    const { rows } = await database.query(`SELECT each::text AS row FROM "${String(schema)}"."${String(name)}" AS each`);
    dumped.push(...rows.map(({ row }) => `${String(name)} ${String(row)}`));
  }
  return dumped.join('\n');
}
