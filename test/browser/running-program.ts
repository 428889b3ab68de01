import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const READY = /^Guidon is ready at (http:\/\/\S+)$/;
const SLOWEST_START_MS = 60_000;

/** Nothing of the one who runs this, and no `.env`, shall have a say: an empty setting is the same as none. */
const SETTINGS = { DISCORD_TOKEN: '', DISCORD_API_URL: '', DATABASE_URL: '', GUIDON_PLAYGROUND: '', HOST: '127.0.0.1', LOG_LEVEL: 'warn' };

/** `src/main.ts` in a process of its own, as `npm start` runs it; `said` is all it has printed. */
export class RunningProgram {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly said: readonly string[],
  ) {}

  /** Resolves once it is ready; rejects with what it printed if it ends before. */
  static async start(folder: string, port = 0): Promise<RunningProgram> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      env: { ...process.env, ...SETTINGS, GUIDON_DATA: folder, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => { child.kill('SIGKILL'); }, SLOWEST_START_MS);
      const hear = (line: string): void => {
        said.push(line);
        const ready = READY.exec(line);
        if (ready?.[1]) { clearTimeout(late); resolve(ready[1]); }
      };
      for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', hear);
      child.once('exit', () => { reject(new Error(`Guidon ended before it was ready:\n${said.join('\n')}`)); });
    });
    return new RunningProgram(child, url, said);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Ends it as Ctrl+C does and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }
}
