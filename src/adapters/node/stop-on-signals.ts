const LONGEST_STOP = 9_000;

/** Guidon was told to stop before it had begun. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Rejects with Stopped once the signal says so; never resolves. */
export function stopped(halt: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => {
      reject(new Stopped());
    };
    if (halt.aborted) stop();
    halt.addEventListener('abort', stop, { once: true });
  });
}

/** On SIGTERM or SIGINT closes down and exits; at a second signal, or when it takes too long, exits anyway. */
export function stopOnSignals(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), LONGEST_STOP).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
