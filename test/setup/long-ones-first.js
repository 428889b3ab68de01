import { statSync } from 'node:fs';

/** What takes longest, the longest first: in a worker that has run nothing before it is quickest. */
const FIRST = [/\/simulation\//, /\/(evidence|processes)\//, /\/journeys\/.*(playground|main-on)/, /\/(journeys|delivery)\//];

/** The order in which jest runs the files: what takes longest first, so that no worker is left alone with it at the end. */
export default class LongOnesFirst {
  sort(tests) {
    const rank = ({ path }) => {
      const group = FIRST.findIndex((pattern) => pattern.test(path));
      return { group: group === -1 ? FIRST.length : group, size: statSync(path).size };
    };
    const ranked = tests.map((test) => ({ test, ...rank(test) }));
    return ranked.sort((one, other) => one.group - other.group || other.size - one.size).map(({ test }) => test);
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
