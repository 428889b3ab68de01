import { makeEmbeddedTemplate, makeMigratedDatabase } from './template.js';
import { dropDatabase, listDatabases } from './server-databases.js';

const [verb, name = ''] = process.argv.slice(2);
const server = process.env.GUIDON_TEST_DATABASE_URL;

/** `make NAME` prints where a migrated database is; `drop NAME` drops all databases whose names begin so. */
async function run(): Promise<void> {
  if (verb === 'make') {
    process.stdout.write(server ? await makeMigratedDatabase(server, name) : await makeEmbeddedTemplate());
  } else if (server) {
    for (const each of await listDatabases(server, name)) await dropDatabase(server, each);
  }
}

await run();
