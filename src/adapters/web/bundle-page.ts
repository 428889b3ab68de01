import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drawFlag, drawShell } from './shell.js';
import type { Reply } from './reply.js';

/** Files by the path they are asked for. */
export type Files = ReadonlyMap<string, Reply>;

function placeOf(file: string): string {
  return fileURLToPath(new URL(`./page/${file}`, import.meta.url));
}

async function bundleScript(): Promise<string> {
  // Loaded only where the playground is on, so that a server without it never starts the bundler.
  const { build, stop } = await import('esbuild');
  const result = await build({
    entryPoints: [placeOf('main.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
  });
  await stop();
  return result.outputFiles[0]?.text ?? '';
}

/** Makes the page's files, once, in memory. */
export async function bundlePage(): Promise<Files> {
  const [script, style] = await Promise.all([bundleScript(), readFile(placeOf('page.css'), 'utf8')]);
  return new Map<string, Reply>([
    ['/', { status: 200, kind: 'html', body: drawShell() }],
    ['/page.js', { status: 200, kind: 'script', body: script }],
    ['/page.css', { status: 200, kind: 'style', body: style }],
    ['/flag.svg', { status: 200, kind: 'picture', body: drawFlag() }],
  ]);
}
