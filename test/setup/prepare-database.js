import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./fresh-database.ts', import.meta.url));

/** Runs before all tests: migrates one database, which test files then copy. */
export default function prepareDatabase() {
  const template = `guidon_test_${randomBytes(6).toString('hex')}`;
  process.env.GUIDON_TEST_TEMPLATE = template;
  // In a process of its own, because the engine keeps its memory for as long as the process lives.
  try {
    const place = execFileSync(process.execPath, ['--import', 'tsx', program, 'make', template], { encoding: 'utf8', stdio: 'pipe' });
    if (!process.env.GUIDON_TEST_DATABASE_URL) process.env.GUIDON_TEST_TEMPLATE = place;
  } catch (error) {
    // Tests without a database shall run all the same; the others fail with this.
    process.env.GUIDON_TEST_TEMPLATE_ERROR = String(error.stderr || error.message);
  }
}
