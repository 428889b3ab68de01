import { statSync } from 'node:fs';

/** The longest of all, which also is quickest in a worker that has run nothing before. */
const FIRST = /\/simulation\//;

/** The order in which jest runs the files: what takes longest first, so that no worker is left alone with it at the end. */
export default class LongOnesFirst {
  sort(tests) {
    const weight = ({ path }) => (FIRST.test(path) ? Infinity : statSync(path).size);
    return tests.map((test) => ({ test, weight: weight(test) })).sort((one, other) => (one.weight === other.weight ? 0 : other.weight - one.weight)).map(({ test }) => test);
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
