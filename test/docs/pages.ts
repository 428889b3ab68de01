import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Page {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
  /** Without fenced blocks, which show code of all kinds. */
  readonly prose: string;
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function readPage(path: string): Page {
  const text = readText(path);
  return { path, text, prose: text.replaceAll(/^ *```.*?^ *```/gmsu, '') };
}

function listMarkdown(folder: string, deep: boolean): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: deep });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.md')).map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

/** Every page about the project: those at the root and all in docs. */
export const pages: readonly Page[] = [...listMarkdown('.', false), ...listMarkdown('docs', true)].sort().map(readPage);

/** The cells of a table's rows, by the words of its first heading cell. */
export function readTable(text: string, heading: string): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  if (start === -1) throw new Error(`there is no table that begins with ${heading}`);
  return rest.slice(0, end === -1 ? rest.length : end).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}
