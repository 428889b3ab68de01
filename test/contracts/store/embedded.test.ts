import { cp, mkdir, mkdtemp, readdir, rm, stat, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openStore, type StoreOptions } from '../../../src/adapters/postgres/open-store.js';
import { StoreUnavailable } from '../../../src/ports/store.js';
import { explainFailure } from '../../../src/adapters/postgres/store-failure.js';
import { NOON, foundTown, silent } from './open-test-store.js';
import { startOtherProcess } from './other-process.js';

// About the engine in the process, whichever engine the suite is run on.
let made: string;
let place: string;
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'guidon-embedded-'));
  await openAndClose(made);
});
afterAll(() => rm(made, { recursive: true, force: true }));
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'guidon-embedded-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const open = (folder: string, more: Partial<StoreOptions> = {}) => openStore({ databaseUrl: null, folder, log: silent, ...more });
const openAndClose = async (folder: string) => (await open(folder)).close();

test('a new folder is made, said so, kept private and opened again as it was', async () => {
  const folder = join(place, 'not', 'there');
  const said: string[] = [];
  const first = await open(folder, { onPreparing: (what) => said.push(what) });
  const town = await foundTown(first);
  await expect(open(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
  await first.close();
  expect(said).toEqual(['new-folder']);
  expect((await stat(join(folder, 'database'))).mode & 0o777).toBe(0o700);
  expect(await readdir(folder)).toEqual(['database']);

  const second = await open(folder, { onPreparing: (what) => said.push(what) });
  expect(await second.queue.homeAt('discord', town.key)).toEqual(town.address);
  expect(said).toHaveLength(1);
  await second.close();
});

describe('two processes on one folder', () => {
  test('the second is refused; after a kill the folder opens with all that was acknowledged', async () => {
    const target = { engine: 'embedded', folder: join(place, 'data') } as const;
    const other = startOtherProcess(target);
    expect(await other.next()).toBe('open');
    await expect(open(target.folder)).rejects.toMatchObject({ name: 'DatabaseProblem', code: 'folder-in-use' });
    const stored: string[] = [];
    while (stored.length < 50) stored.push(await other.next());
    stored.push(...(await other.kill()));
    expect(await readdir(target.folder)).toContain('guidon.lock');

    const store = await open(target.folder);
    for (const key of stored) expect(await store.queue.firstTime('discord', key, NOON)).toBe(false);
    await store.close();
  });

  test('killed while the folder is being made, the next start makes it anew', async () => {
    const folder = join(place, 'data');
    await mkdir(join(folder, 'database', 'base'), { recursive: true });
    await writeFile(join(folder, 'database', 'PG_VERSION'), '18\n');
    await writeFile(join(folder, 'database.making'), '');
    await openAndClose(folder);
    expect(await readdir(folder)).toEqual(['database']);
  });

  test('a folder with a long path is locked as well', async () => {
    const folder = join(place, 'a'.repeat(90), 'b'.repeat(90));
    await cp(made, folder, { recursive: true });
    const store = await open(folder);
    await expect(open(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
    await store.close();
    await openAndClose(folder);
  });

  test('of five that find a dead lock at once, one gets in', async () => {
    const folder = join(place, 'data');
    await cp(made, folder, { recursive: true });
    const dead = createServer();
    await new Promise<void>((settle) => dead.listen(join(place, 'dead'), settle));
    // A socket nobody listens on: closing removes it under the name it was made with, so it gets another one.
    await rename(join(place, 'dead'), join(folder, 'guidon.lock'));
    await new Promise((settle) => dead.close(settle));
    const opening = await Promise.allSettled(Array.from({ length: 5 }, () => open(folder)));
    const inside = opening.filter((each) => each.status === 'fulfilled');
    expect(inside).toHaveLength(1);
    for (const each of inside) await each.value.close();
  });
});

describe('a folder that cannot be opened', () => {
  const spoil: [string, string, (database: string) => Promise<unknown>][] = [
    ['of another engine’s version', 'folder-unreadable', (database) => writeFile(join(database, 'PG_VERSION'), '17\n')],
    ['of a newer version', 'folder-unreadable', (database) => writeFile(join(database, 'PG_VERSION'), '19\n')],
    ['without its version', 'folder-unreadable', (database) => rm(join(database, 'PG_VERSION'))],
    ['without its files', 'folder-unreadable', (database) => rm(join(database, 'base'), { recursive: true })],
    ['with a damaged control file', 'folder-unreadable', (database) => writeFile(join(database, 'global', 'pg_control'), '')],
    ['that is a file', 'folder-forbidden', async (database) => {
      await rm(database, { recursive: true });
      await writeFile(database, '');
    }],
  ];

  test.each(spoil)('%s is named so, left alone and not locked', async (_, code, harm) => {
    const folder = join(place, 'data');
    await cp(made, folder, { recursive: true });
    await harm(join(folder, 'database'));
    await expect(open(folder)).rejects.toMatchObject({ name: 'DatabaseProblem', code });
    expect(await readdir(folder)).toEqual(['database']);
  });
});

describe('a full disk', () => {
  test.each([
    ['in the tables', Object.assign(new Error('could not extend file "base/5/1": No space left on device'), { code: '53100' })],
    ['in the folder', Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })],
    ['in the log', new Error('could not write to file "pg_wal/xlogtemp.42": No space left on device')],
  ])('is told apart: %s', (_, error) => {
    expect(explainFailure(error)).toMatchObject({ name: 'StoreUnavailable', reason: 'disk-full' });
    expect(explainFailure(error)).toBeInstanceOf(StoreUnavailable);
  });
});

test('forgetting tidies the files once a day', async () => {
  await cp(made, join(place, 'data'), { recursive: true });
  const store = await open(join(place, 'data'));
  const town = await foundTown(store);
  const size = async () => {
    const files = await readdir(join(place, 'data', 'database', 'base', '5'), { withFileTypes: true });
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
    return sizes.reduce((sum, each) => sum + each, 0);
  };
  const write = async () => {
    for (let index = 0; index < 300; index += 1) await town.store.saveDraft(town.mira, 'p', { text: `${index}`.repeat(1_500) }, NOON);
  };
  await write();
  const filled = await size();
  await store.queue.forget(NOON + 25 * 3_600_000);
  await write();
  // The room of the forgotten drafts is used again.
  expect(await size()).toBeLessThan(filled * 1.1);
  await store.close();
});
