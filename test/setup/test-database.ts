import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseTarget } from './database-target.js';
import { createDatabase, dropDatabase } from './server-databases.js';
import { copyTemplate } from './template.js';

/** A migrated, empty database of a test's own. `dispose` deletes it; close the store before. */
export interface TestDatabase {
  target: DatabaseTarget;
  dispose(): Promise<void>;
}

function findTemplate(): string {
  const { GUIDON_TEST_TEMPLATE: template, GUIDON_TEST_TEMPLATE_ERROR: error } = process.env;
  if (error) throw new Error(`The test database could not be migrated:\n${error}`);
  if (!template) throw new Error('No test database was prepared: run the tests with script/test.');
  return template;
}

async function openEmbedded(): Promise<TestDatabase> {
  const place = await mkdtemp(join(tmpdir(), 'guidon-test-'));
  const folder = join(place, 'database');
  await copyTemplate(findTemplate(), folder);
  return { target: { engine: 'embedded', folder }, dispose: () => rm(place, { recursive: true, force: true }) };
}

async function openOnServer(server: string): Promise<TestDatabase> {
  const template = findTemplate();
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  const url = await createDatabase(server, name, template);
  return { target: { engine: 'postgres', url }, dispose: () => dropDatabase(server, name) };
}

/** Copies the migrated template: on the server in GUIDON_TEST_DATABASE_URL, else on the embedded engine. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.GUIDON_TEST_DATABASE_URL;
  return server ? openOnServer(server) : openEmbedded();
}
