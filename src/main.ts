import { DatabaseProblem, type DatabaseProblemCode } from './adapters/postgres/database-problem.js';
import { SettingRefused as DiscordRefused } from './adapters/discord/log-in.js';
import { SettingRefused as SlackRefused } from './adapters/slack/identity.js';
import { stopOnSignals, Stopped } from './adapters/node/stop-on-signals.js';
import { AddressRefused } from './adapters/web/listen.js';
import { readConfig, readVariables, WrongSetting, type Config } from './config.js';
import { startGuidon, type Herald } from './guidon.js';
import { openLog } from './log.js';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const WHAT_TO_DO: Readonly<Record<DatabaseProblemCode, string>> = {
  'folder-in-use': 'The folder in GUIDON_DATA is in use by another Guidon. Stop that one first, or set GUIDON_DATA to another folder, or DATABASE_URL to a Postgres that several can share.',
  'folder-unreadable': 'The database in GUIDON_DATA cannot be read: it is damaged or was made by another version. Restore a copy, or set GUIDON_DATA to an empty folder to start afresh.',
  'folder-forbidden': 'The folder in GUIDON_DATA may not be written to. Give the user who runs Guidon the right to, or set GUIDON_DATA to another folder.',
  'disk-full': 'The disk that holds GUIDON_DATA is full. Make room (the embedded database needs about 1 GB) and start again.',
  'database-unreachable': 'The database in DATABASE_URL cannot be reached. Check that it runs and that host and port are right.',
  'database-missing': 'The database named in DATABASE_URL does not exist. Create it, or correct the name.',
  'database-too-old': 'The database in DATABASE_URL is older than Postgres 15. Guidon needs 15 or newer.',
  'database-busy': 'The database in DATABASE_URL did not get free in time for the changes Guidon needs. Start again when other programs are done with it.',
  'wrong-password': 'The database refuses the user or password in DATABASE_URL. Correct them.',
  'missing-rights': 'The user in DATABASE_URL lacks rights Guidon needs: to create tables and roles in that database. Grant them (see docs/run-it.md).',
};

/** Sentences for what a person can mend; of anything else only the name is told, its message may hold a secret. */
function explain(error: unknown): string {
  if (error instanceof DatabaseProblem) return WHAT_TO_DO[error.code];
  const mendable = [WrongSetting, DiscordRefused, SlackRefused, AddressRefused].some((kind) => error instanceof kind);
  if (error instanceof Error && mendable) return error.message;
  return `Something unexpected is in the way (${error instanceof Error ? error.name : typeof error}).`;
}

const herald: Herald = {
  preparing: () => {
    print('Preparing a new database (once, a few seconds) …');
  },
  discord: (inviteUrl, homes) => {
    print(`Invite Guidon to a Discord server: ${inviteUrl}`);
    print(homes.length === 0 ? 'It is in no server yet.' : `It is already in: ${homes.join(', ')}`);
  },
  slack: (homes) => {
    print(`Slack is connected: ${homes.join(', ')}`);
  },
};

function sayWhere(config: Config): void {
  if (config.databaseUrl !== null) return;
  print('Notes are kept in the embedded database (set GUIDON_DATA for another folder). It is fine to try Guidon with: the last seconds can be lost in a power cut, and only one process can use it. For what matters set DATABASE_URL.');
}

async function main(): Promise<void> {
  const config = readConfig(readVariables());
  const log = openLog(config.logLevel);
  process.on('unhandledRejection', (fault) => {
    log.error({ fault: fault instanceof Error ? fault.name : typeof fault }, 'something was not waited for');
  });
  const halting = new AbortController();
  const starting = startGuidon(config, { log, herald, halt: halting.signal });
  stopOnSignals(async () => {
    halting.abort();
    await starting.then((guidon) => guidon.close(), () => undefined);
  });
  const guidon = await starting;
  sayWhere(config);
  if (config.playground) print('The playground is open: a chat in your browser with people to be.');
  print(`Guidon is ready at ${guidon.url}`);
}

main().catch((error: unknown) => {
  if (error instanceof Stopped) return;
  process.stderr.write(`Guidon could not start.\n${explain(error)}\n`);
  process.exit(1);
});
