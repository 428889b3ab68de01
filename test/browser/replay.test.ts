import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DESK, openBrowser, photograph } from './open-browser.js';
import { RunningProgram } from './running-program.js';
import { Visitor } from './visitor.js';

let folder: string;
let program: RunningProgram;
let browser: Browser;
let page: Page;
const wrong: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guidon-replay-'));
  program = await RunningProgram.start(folder);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: DESK, reducedMotion: 'reduce' });
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(program.url);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await program.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a newcomer lets a conversation happen and finds what the managers are told', async () => {
  const visitor = new Visitor(page);
  const button = page.getByRole('button', { name: 'Replay a conversation' });
  await button.click();
  await visitor.stream.getByText('The workshop was locked again at six.').waitFor();
  expect(await button.isDisabled()).toBe(true);
  await photograph(page, 'replay-runs');
  await button.and(page.locator(':enabled')).waitFor({ timeout: 150_000 });
  expect(await page.locator('.guide li[data-done]').allInnerTexts()).toEqual([expect.stringContaining('Set Guidon up')]);
  await visitor.go('managers');
  const flag = visitor.post('was hot on 3 of the last 14 days');
  await flag.waitFor();
  await photograph(page, 'replay-flag');
  await visitor.press('Set a goal', flag);
  await visitor.dialog.waitFor();
  expect(await visitor.dialog.getByLabel('What shall be done?').count()).toBe(1);
  expect(wrong).toEqual([]);
}, 240_000);
