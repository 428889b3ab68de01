import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./fresh-database.ts', import.meta.url));

/** Runs after all tests: drops the template and whatever copies a killed test left on the server. */
export default function dropDatabases() {
  if (!process.env.GUIDON_TEST_DATABASE_URL) return;
  execFileSync(process.execPath, ['--import', 'tsx', program, 'drop', process.env.GUIDON_TEST_TEMPLATE], { stdio: 'inherit' });
}
