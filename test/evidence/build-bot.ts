import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';

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

/** Each file of ours goes on believing that it stands where it stands, and finds what lies beside it. */
const knowsItsPlace: Plugin = {
  name: 'knows its place',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const source = await readFile(path, 'utf8');
      return { contents: source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
    });
  },
};

/** Builds inside the repository, where what is left out is found. */
export async function buildBot(): Promise<BuiltBot> {
  await mkdir(join(ROOT, '.tmp'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, '.tmp', 'evidence-'));
  const program = join(folder, 'main.mjs');
  const clockShift = join(folder, 'shift-clock.mjs');
  const how: BuildOptions = { bundle: true, external: LEFT_OUT, banner: { js: OLD_NAMES }, plugins: [knowsItsPlace], platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' };
  await build({ ...how, entryPoints: [join(ROOT, 'src', 'main.ts')], outfile: program });
  await build({ ...how, entryPoints: [join(ROOT, 'test', 'evidence', 'shift-clock.ts')], outfile: clockShift });
  return { folder, program, clockShift, dispose: () => rm(folder, { recursive: true, force: true }) };
}
