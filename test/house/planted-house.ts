import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const home = resolve(import.meta.dirname, '../..');

/** A small source tree with its own copies of the house's rules, to plant violations in. */
export interface PlantedHouse {
  folder: string;
  /** Runs a program of node_modules there and returns what it printed, however it ended. */
  run(program: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Files are given as path → text; the folder lies inside the repository, where its packages are found. */
export async function plantHouse(files: Record<string, string>, rules: string[]): Promise<PlantedHouse> {
  await mkdir(join(home, '.tmp'), { recursive: true });
  const folder = await mkdtemp(join(home, '.tmp/house-'));
  for (const rule of [...rules, 'package.json', 'tsconfig.json']) {
    await mkdir(dirname(join(folder, rule)), { recursive: true });
    await copyFile(join(home, rule), join(folder, rule));
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return { folder, run: (program, ...args) => runIn(folder, program, args), remove: () => rm(folder, { recursive: true }) };
}

function runIn(folder: string, program: string, args: string[]): Promise<string> {
  const path = join(home, 'node_modules', program);
  return new Promise((done, fail) => {
    execFile(process.execPath, [path, ...args], { cwd: folder, maxBuffer: 2 ** 26 }, (error, out, complaints) => {
      if (out) done(out);
      else fail(error ?? new Error(complaints));
    });
  });
}
