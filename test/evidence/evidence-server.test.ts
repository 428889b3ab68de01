import { execFile } from 'node:child_process';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { Outcome } from './run-evidence.js';

const PROGRAM = fileURLToPath(new URL('evidence.ts', import.meta.url));

/** The last line of what it prints; its progress is left aside. */
function runEvidence(...options: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--import', 'tsx', PROGRAM, '--json', ...options], { env, maxBuffer: 1e8 }, (_failed, output, complaint) => {
      const last = output.trim().split('\n').at(-1) ?? '';
      if (last.startsWith('{')) resolve(JSON.parse(last) as Outcome);
      else reject(new Error(`It ended without a word: ${complaint.slice(-2_000)}`));
    });
  });
}

test('a thousand posts come once each on both platforms while processes are killed twenty times', async () => {
  const outcome = await runEvidence('--posts', '1000', '--kills', '20', '--workers', '2', '--seed', '1', '--patience', '300');
  expect(outcome.breaches).toEqual([]);
  expect(outcome.fell_over).toEqual([]);
  expect(outcome).toMatchObject({ kills: 20, lost: 0, duplicates: 0, early: 0, wrong_place: 0, other: 0, parked_untold: 0, passed: true });
  expect(outcome.posts).toBeGreaterThanOrEqual(1_000);
  // It was no walk in the park.
  expect(outcome.unknown).toBeGreaterThan(0);
  expect(outcome.requests).toBeGreaterThan(outcome.posts);
}, 600_000);
