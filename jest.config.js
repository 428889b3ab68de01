/** @type {import('jest').Config} */
export default {
  preset: 'ts-jest/presets/default-esm',
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/browser/'],
  // Copies of the sources that tests make there would be taken for the sources.
  modulePathIgnorePatterns: ['<rootDir>/.tmp/'],
  globalSetup: '<rootDir>/test/setup/prepare-database.js',
  globalTeardown: '<rootDir>/test/setup/drop-database.js',
  testTimeout: 60_000,
  // An embedded database takes some 300 MB in each worker.
  maxWorkers: '50%',
};
