import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import type { DatabaseTarget } from '../../setup/database-target.js';

const root = resolve(import.meta.dirname, '../../..');

/** Opens the store, says `open` or the problem's code, then stores ids one after the other, naming each that is stored. */
function write(target: DatabaseTarget): string {
  const adapter = pathToFileURL(resolve(root, 'src/adapters/postgres/open-store.ts')).href;
  const where = target.engine === 'embedded' ? { databaseUrl: null, folder: target.folder } : { databaseUrl: target.url, folder: '' };
  return `
    const { openStore } = await import(${JSON.stringify(adapter)});
    const log = { debug() {}, info() {}, warn() {}, error() {}, child() { return log; } };
    const store = await openStore({ ...${JSON.stringify(where)}, log }).catch((error) => { console.log(error.code); process.exit(0); });
    console.log('open');
    for (let number = 1; ; number += 1) {
      await store.queue.firstTime('discord', String(number), 0);
      console.log(String(number));
    }`;
}

export interface OtherProcess {
  /** The next line it says. */
  next(): Promise<string>;
  /** Ends it without a chance to tidy up; the lines that had not been read yet. */
  kill(): Promise<string[]>;
}

export function startOtherProcess(target: DatabaseTarget): OtherProcess {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', write(target)], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const ended = new Promise((settle) => child.once('exit', settle));
  const next = async () => {
    const line = await lines.next();
    if (line.done) throw new Error('The other process ended without a word.');
    return line.value;
  };
  return {
    next,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      const rest: string[] = [];
      for (let line = await lines.next(); !line.done; line = await lines.next()) rest.push(line.value);
      return rest;
    },
  };
}
