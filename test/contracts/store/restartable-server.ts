import { execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { stat } from 'node:fs/promises';
import pg from 'pg';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');

/** A Postgres of this test's own, so that others are not disturbed when it goes down. */
export interface RestartableServer {
  readonly url: string;
  /** Stops it at once, as a crash would, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(): Promise<RestartableServer> {
  const { DATABASE_URL: _, GUIDON_TEST_DATABASE_URL: __, ...env } = process.env;
  const holder = spawn(resolve(root, 'script/with-postgres'), ['sh', '-c', 'echo "$GUIDON_TEST_DATABASE_URL"; cat >/dev/null'], { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: holder.stdout })[Symbol.asyncIterator]();
  let url = '';
  while (!url.startsWith('postgres://')) {
    const line = await lines.next();
    if (line.done) throw new Error('No server was started.');
    url = line.value;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ folder: string; program: string }>("SELECT setting AS folder FROM pg_settings WHERE name = 'data_directory'");
  await client.end();
  const folder = rows[0]!.folder;
  return {
    url,
    restart: async () => {
      const command = [await findControl(), '-D', folder, '-m', 'immediate', '-w', '-l', `${folder}/../again.log`, 'restart'];
      const { uid } = await stat(folder);
      // Postgres refuses root.
      const asOwner = process.getuid?.() === 0 ? ['setpriv', `--reuid=${uid}`, '--clear-groups', ...command] : command;
      await run(asOwner[0]!, asOwner.slice(1), { cwd: '/' });
    },
    stop: async () => {
      const ended = new Promise((settle) => holder.once('exit', settle));
      holder.stdin.end();
      await ended;
    },
  };
}

/** script/with-postgres puts the programs of the Postgres it found on the path. */
async function findControl(): Promise<string> {
  const { stdout } = await run('sh', ['-c', 'command -v pg_ctl || ls /usr/lib/postgresql/*/bin/pg_ctl | sort -V | tail -n 1']);
  return stdout.trim();
}
