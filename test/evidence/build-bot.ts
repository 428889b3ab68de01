import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The program and its packages as one file, so that hundreds of starts are quick; it is the same source that `npm start` runs. */
export interface BuiltBot {
  readonly folder: string;
  readonly program: string;
  /** Loaded before the program where its wall clock is to be wrong. */
  readonly clockShift: string;
  dispose(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the packages only ask for where it happens to be there, and what is no plain code. */
const LEFT_OUT = ['@electric-sql/pglite', 'esbuild', 'pg-native', 'zlib-sync', 'bufferutil', 'utf-8-validate'];
/** Older packages expect these names. */
const OLD_NAMES = [
  "import { createRequire as makeRequire } from 'node:module';",
  "import { fileURLToPath as toPath } from 'node:url';",
  'const require = makeRequire(import.meta.url), __filename = toPath(import.meta.url), __dirname = toPath(new URL(".", import.meta.url));',
].join(' ');

/** Builds inside the repository, where the packages are found; each file is put where paths relative to it still hold. */
export async function buildBot(): Promise<BuiltBot> {
  await mkdir(join(ROOT, '.tmp'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, '.tmp', 'evidence-'));
  const program = join(folder, 'src', 'adapters', 'postgres', 'main.mjs');
  const clockShift = join(folder, 'shift-clock.mjs');
  const how = { bundle: true, external: LEFT_OUT, banner: { js: OLD_NAMES }, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' } as const;
  await build({ ...how, entryPoints: [join(ROOT, 'src', 'main.ts')], outfile: program });
  await build({ ...how, entryPoints: [join(ROOT, 'test', 'evidence', 'shift-clock.ts')], outfile: clockShift });
  await symlink(join(ROOT, 'migrations'), join(folder, 'migrations'));
  return { folder, program, clockShift, dispose: () => rm(folder, { recursive: true, force: true }) };
}
