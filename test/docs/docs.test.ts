import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commandGroups, commands, messageActions } from '../../src/commands/index.js';
import { readConfig } from '../../src/config.js';
import { sayLine } from '../../src/words/say.js';
import { pages, readTable, readText, ROOT } from './pages.js';

const readme = readText('README.md');

function findAll(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found ?? '');
}

/** As on GitHub: small letters, no signs, dashes for spaces. */
function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(/\s/gu, '-');
}

function hasAnchor(path: string, anchor: string): boolean {
  return findAll(readText(path), /^#+ (.+)$/gmu).map(anchorOf).includes(anchor);
}

function isBroken(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(ROOT, target))) return true;
  return anchor !== undefined && !hasAnchor(target, anchor);
}

describe('settings', () => {
  const read = findAll(readText('src/config.ts'), /^ {2}([A-Z][A-Z_]+): /gmu);
  const inExample = findAll(readText('.env.example'), /^([A-Z_]+)=/gmu);
  const table = readTable(readme, 'setting');

  test('are the same in the code, the README and .env.example', () => {
    expect(read).toContain('DISCORD_TOKEN');
    const onlyForCompose = inExample.filter((name) => readText('docker-compose.yml').includes(`\${${name}`) && !read.includes(name));
    expect(onlyForCompose).toEqual(['POSTGRES_PASSWORD']);
    expect(inExample.filter((name) => !onlyForCompose.includes(name)).sort()).toEqual([...read].sort());
    expect(table.map(([name]) => name?.replaceAll('`', '')).sort()).toEqual([...read].sort());
  });

  test('have the defaults the README and .env.example say', () => {
    const { folder, host, port, logLevel } = readConfig({});
    const defaults = Object.entries({ GUIDON_DATA: folder, HOST: host, PORT: String(port), LOG_LEVEL: logLevel });
    for (const [name, value] of defaults) {
      expect(table.find(([setting]) => setting === `\`${name}\``)?.[1]).toBe(`\`${value}\``);
      const comment = new RegExp(`^# (.+)\\n${name}=`, 'mu').exec(readText('.env.example'))?.[1];
      expect(comment).toContain(`empty: ${value}`);
    }
  });
});

describe('pages', () => {
  test('link only to what is there', () => {
    const links = pages.flatMap(({ path, prose }) => findAll(prose, /\]\(([^)\s]+)\)/gu).map((link) => ({ path, link })));
    const own = links.filter(({ link }) => !/^[a-z]+:/u.test(link));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(({ path, link }) => isBroken(path, link))).toEqual([]);
  });

  test('name only commands there are', () => {
    const known = new Set([...commandGroups.map(({ name }) => name), ...commands.map(({ path }) => path.join(' '))]);
    const named = pages.flatMap(({ path, prose }) => findAll(prose, /`\/([a-z][a-z -]*)`/gu).map((command) => ({ path, command })));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ command }) => !known.has(command))).toEqual([]);
  });

  test('name the message actions as people see them', () => {
    for (const { name } of messageActions) expect(readme).toContain(`*${sayLine(name)}*`);
  });

  test('name only scripts that can be run', () => {
    const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
    const run = pages.flatMap(({ text }) => findAll(text, /npm run ([a-z:]+)/gu));
    const files = pages.flatMap(({ text }) => findAll(text, /(?<![\w/.-])(script\/[a-z-]+)/gu));
    expect(run.filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(files.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });

  test('every decision is about one thing: its number is its own', () => {
    const numbers = pages.flatMap(({ path }) => findAll(path, /^docs\/decisions\/(\d{4})-[a-z-]+\.md$/gu));
    expect(numbers).toContain('0001');
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('the README', () => {
  test('has the two commands in blocks of their own', () => {
    expect(readme).toContain('\n```\nnpm ci && npm start\n```\n');
    expect(readme).toContain('\n```\nnpm ci && npm test\n```\n');
  });
});

test('every direct dependency has its reason', () => {
  const { dependencies, devDependencies } = JSON.parse(readText('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const page = readText('docs/decisions/0001-dependencies.md');
  const [atRunTime = '', forDevelopment = ''] = page.split('## For development');
  const namesIn = (text: string): string[] => readTable(text, 'package').flatMap(([names = '']) => names.split(', '));
  expect(namesIn(atRunTime).sort()).toEqual(Object.keys(dependencies).sort());
  expect(namesIn(forDevelopment).sort()).toEqual(Object.keys(devDependencies).sort());
});
