import { readOptions } from './read-options.js';
import { runEvidence, type Outcome } from './run-evidence.js';

function print(outcome: Outcome): string {
  const { by_platform: _, breaches, errors, recovery_s: recovery, ...rest } = outcome;
  const lines = Object.entries(rest).map(([name, value]) => `${name}: ${Array.isArray(value) ? JSON.stringify(value) : String(value)}`);
  if (recovery.length > 0) lines.push(`recovery_s: ${recovery.join(' ')}`);
  lines.push(...Object.entries(errors).map(([said, times]) => `logged ${String(times)} times: ${said}`));
  lines.push(...breaches.map((breach) => `breach: ${JSON.stringify(breach)}`));
  return lines.join('\n');
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { stopped.abort(); });
  const outcome = await runEvidence(options, (line) => process.stderr.write(`${line}\n`), stopped.signal);
  process.stdout.write(`${options.json ? JSON.stringify(outcome) : print(outcome)}\n`);
  process.exit(outcome.passed ? 0 : 1);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(2);
});
