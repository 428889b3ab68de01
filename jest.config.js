import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.(ts|js)$': '<rootDir>/test/setup/keep-globals.js' },
  transformIgnorePatterns: ['/node_modules/(?!(drizzle-orm|@electric-sql/pglite|temporal-polyfill)/)'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // `*-server.test.ts` in these folders is about a real Postgres (script/test-postgres), and one file about the embedded engine.
  testPathIgnorePatterns: ['<rootDir>/test/browser/', process.env.GUIDON_TEST_DATABASE_URL ? '<rootDir>/test/contracts/store/embedded\\.test\\.ts$' : '<rootDir>/test/(contracts|evidence)/.*-server\\.test\\.ts$'],
  // Copies of the sources that tests make there would be taken for the sources.
  modulePathIgnorePatterns: ['<rootDir>/.tmp/'],
  testSequencer: '<rootDir>/test/setup/long-ones-first.js',
  globalSetup: '<rootDir>/test/setup/prepare-database.js',
  globalTeardown: '<rootDir>/test/setup/drop-database.js',
  // A busy machine may be slow; nothing is judged by its time.
  testTimeout: 120_000,
  // An embedded database takes some 300 MB in each worker.
  maxWorkers: Math.min(4, availableParallelism()),
  // What one file leaves behind makes the next ones slow; a worker that holds this much is started anew.
  workerIdleMemoryLimit: '1GB',
};
