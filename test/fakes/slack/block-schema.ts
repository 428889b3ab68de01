import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject } from '../discord/json.js';
import { SchemaWalk } from '../discord/schema-walk.js';
import type { World } from './world.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const FILE = '../shared/specs/slack-blockkit.from-slack-types-3.2.0.schema.json';

/** Where the schema of Block Kit lies, or null: then only the fake's own rules are kept. */
export const blockSchemaPath = (): string | null => {
  const path = join(ROOT, FILE);
  return existsSync(path) ? path : null;
};

let loaded: SchemaWalk | null | undefined;

const schema = (): SchemaWalk | null => {
  if (loaded !== undefined) return loaded;
  const path = blockSchemaPath();
  const document: unknown = path === null ? null : JSON.parse(readFileSync(path, 'utf8'));
  loaded = isObject(document) ? new SchemaWalk(document) : null;
  return loaded;
};

export const schemaProblems = (value: unknown, name: 'KnownBlock' | 'ModalView' | 'HomeView'): string[] =>
  schema()?.problemsOf({ $ref: `#/definitions/${name}` }, value) ?? [];

/** Notes among the violations what does not fit the published types, where they are at hand. */
export const checkSchema = (world: World, value: unknown, name: 'KnownBlock' | 'ModalView' | 'HomeView'): void => {
  const values = name === 'KnownBlock' && Array.isArray(value) ? value : [value];
  for (const problem of values.flatMap((one) => schemaProblems(one, name))) {
    world.violations.push(`does not fit Slack's types: ${problem}`);
  }
};
