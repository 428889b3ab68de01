import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openPlayground, type Playground } from '../../src/adapters/web/playground.js';
import { serveWeb, type Web } from '../../src/adapters/web/serve-web.js';
import { createNotingLog, createStandIn, createStillClock, goalCard, START, text } from '../adapters/web/stand-in.js';
import { DESK, openBrowser, PHONE, photograph } from './open-browser.js';

const general = { platform: 'playground', home: 'playground', channel: 'general' } as const;

let browser: Browser;
let playground: Playground;
let desk: ReturnType<typeof createStandIn>;
let web: Web;
let context: BrowserContext;
const wrong: string[] = [];

beforeAll(async () => { browser = await openBrowser(); });
afterAll(async () => { await browser.close(); });

beforeEach(async () => {
  playground = await openPlayground({ folder: null, clock: createStillClock(), clockMayMove: true, log: createNotingLog() });
  desk = createStandIn();
  playground.attach(desk, { onMoved: () => Promise.resolve(), readZone: () => Promise.resolve('Europe/Berlin') });
  web = await serveWeb({ host: '127.0.0.1', port: 0, log: createNotingLog(), health: () => ({ ok: true, details: {} }), metrics: () => '', playground });
  wrong.length = 0;
});
afterEach(async () => {
  await context.close();
  await web.close();
  expect(wrong).toEqual([]);
});

async function visit(options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(web.url);
  await page.getByRole('combobox', { name: 'Message or command' }).waitFor();
  return page;
}

function boxOf(page: Page) {
  return page.getByRole('combobox', { name: 'Message or command' });
}

function streamOf(page: Page) {
  return page.getByRole('log');
}

/** How far anything reaches beyond the right edge, in pixels. */
async function overhang(page: Page): Promise<number> {
  const width = page.viewportSize()?.width ?? 0;
  const edges = await page.locator('.card, .write, .top, .message, dialog').all();
  const boxes = await Promise.all(edges.map((edge) => edge.boundingBox()));
  return Math.max(0, ...boxes.map((box) => (box ? Math.ceil(box.x + box.width - width) : 0)));
}

describe('a newcomer', () => {
  test('sees people to be, places, the clock and first steps', async () => {
    const page = await visit();
    for (const name of ['Mira', 'Jonas', 'Inès', 'Kofi', 'Надія']) expect(await page.getByRole('radio', { name }).count()).toBe(1);
    expect(await page.getByRole('radio', { name: 'Mira' }).isChecked()).toBe(true);
    expect(await page.getByRole('navigation', { name: 'Channels' }).getByRole('button').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('managers')]));
    expect(await page.getByRole('region', { name: 'The clock' }).innerText()).toContain('15:20');
    expect(await page.getByRole('region', { name: 'Try this' }).getByRole('listitem').count()).toBe(6);
    await page.getByText('Nothing here yet').waitFor();
    await photograph(page, 'first-visit');
  });

  test('can have a command typed, fill its form in and see the private answer', async () => {
    const page = await visit();
    await page.getByRole('region', { name: 'Try this' }).getByRole('button', { name: '/goal add' }).click();
    expect(await boxOf(page).inputValue()).toBe('/goal add ');
    await page.getByRole('option', { name: 'title:' }).waitFor();
    await photograph(page, 'completion');
    await boxOf(page).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'A new goal' });
    await dialog.waitFor();
    await photograph(page, 'form');
    expect(await dialog.getByLabel('What shall be done?').inputValue()).toBe('Translate the handbook');
    await dialog.getByLabel('How do we know').fill('- one\n- <i>two</i>');
    await dialog.getByLabel('In whose hands?').selectOption({ label: 'Надія' });
    await dialog.getByLabel('How do we know').press('Control+Enter');
    await streamOf(page).getByText('Only you can see this').waitFor();
    expect(await dialog.count()).toBe(0);
    expect(await boxOf(page).inputValue()).toBe('');
    expect(desk.heard.at(-1)).toMatchObject({ what: 'goal-add', values: { title: 'Translate the handbook', measure: '- one\n- <i>two</i>', benefit: 'members', channel: 'workshop', steward: 'nadia' } });
    await streamOf(page).getByRole('button', { name: 'Change' }).click();
    await streamOf(page).getByText('Pressed goal-change:g1').waitFor();
    expect(await streamOf(page).getByRole('article').count()).toBe(1);
    await streamOf(page).getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('Nothing here yet').waitFor();
  });

  test('closes a form by Escape and is told of mistakes', async () => {
    const page = await visit();
    await boxOf(page).fill('/goal add');
    await boxOf(page).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.id')).toBe('box');
    await boxOf(page).fill('/gaol lst');
    await boxOf(page).press('Enter');
    await streamOf(page).getByRole('button', { name: '/goal list' }).click();
    expect(await boxOf(page).inputValue()).toBe('/goal list ');
    expect(await page.evaluate('document.activeElement.id')).toBe('box');
  });
});

describe('the command box', () => {
  test('completes by keyboard', async () => {
    const page = await visit();
    await boxOf(page).pressSequentially('/goal pro');
    await page.getByRole('option', { name: '/goal progress' }).waitFor();
    await boxOf(page).press('Tab');
    await page.getByRole('option', { name: 'Paint the hall' }).waitFor();
    await boxOf(page).press('ArrowDown');
    await boxOf(page).press('ArrowDown');
    expect(await boxOf(page).getAttribute('aria-activedescendant')).toBe('suggestion-1');
    await photograph(page, 'suggestions');
    await boxOf(page).press('Enter');
    expect(await boxOf(page).inputValue()).toBe('/goal progress goal:g2 ');
    await boxOf(page).pressSequentially('amount:3 pages');
    await boxOf(page).press('Enter');
    await streamOf(page).getByText('Done: goal progress').waitFor();
    expect(desk.heard[0]).toMatchObject({ what: 'goal progress', values: { goal: 'g2', amount: '3 pages' } });
  });

  test('shows what a person wrote letter for letter', async () => {
    const page = await visit();
    const nasty = '<img src=x onerror=alert(1)> *bold*   three  spaces\n‮backwards';
    await boxOf(page).fill(nasty);
    await boxOf(page).press('Enter');
    const typed = streamOf(page).locator('bdi.typed');
    await typed.waitFor();
    expect(await typed.evaluate((element: any) => element.textContent)).toBe(nasty);
    expect(await page.locator('img').count()).toBe(0);
  });
});

describe('somebody who types fast', () => {
  test('gets what fits all of it', async () => {
    const page = await visit();
    await boxOf(page).pressSequentially('/goal');
    await page.getByRole('option', { name: '/goal list' }).waitFor();
    // From now on each answer is late, so that the list for "/goal" is still there at the press of Tab.
    let pressed = (): void => undefined;
    const tab = new Promise<void>((resolve) => { pressed = resolve; });
    await page.route('**/playground/complete', async (route) => { await tab; await route.continue(); });
    await boxOf(page).pressSequentially(' pro');
    await boxOf(page).press('Tab');
    pressed();
    await page.getByRole('option', { name: 'Paint the hall' }).waitFor();
    expect(await boxOf(page).inputValue()).toBe('/goal progress ');
  });
});

describe('being somebody else', () => {
  test('changes what is seen, and unread places have a dot', async () => {
    const page = await visit();
    await playground.chat.post({ ...general, channel: 'goals' }, text('Look here'), 'd-1');
    await page.getByRole('button', { name: 'goals new messages' }).waitFor();
    await playground.chat.dm({ platform: 'playground', home: 'playground', person: 'kofi' }, text('May we ask you?'), 'd-2');
    await page.getByRole('radio', { name: 'Kofi' }).check({ force: true });
    await page.getByRole('button', { name: 'managers' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Guidon new messages' }).click();
    await streamOf(page).getByText('May we ask you?').waitFor();
    await page.getByRole('button', { name: 'goals new messages' }).click();
    expect(await page.getByText('new messages').count()).toBe(0);
    await page.reload();
    await streamOf(page).getByText('Look here').waitFor();
    expect(await page.getByRole('radio', { name: 'Kofi' }).isChecked()).toBe(true);
  });

  test('a message can be counted towards a goal', async () => {
    const page = await visit();
    playground.say('kofi', 'general', 'Page 12 is done');
    await streamOf(page).getByText('Page 12').waitFor();
    await page.getByRole('button', { name: 'What to do with this message of Kofi' }).click();
    await photograph(page, 'message-menu');
    await page.getByRole('menuitem', { name: 'Count towards a goal' }).click();
    await streamOf(page).getByText('Counted.').waitFor();
    expect(desk.heard[0]?.on).toMatchObject({ author: 'kofi', link: `${web.url}/#general/m1` });
  });
});

describe('the clock', () => {
  test('goes to Monday morning in the community’s zone', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Next Monday, 9:00' }).click();
    await page.getByRole('region', { name: 'The clock' }).getByText('09:00').waitFor();
    expect(playground.clock.show().now).toBe(Date.UTC(2026, 11, 7, 8, 0));
    await page.getByText('Monday 7 December').waitFor();
  });

  test('says why it stands fixed', async () => {
    await web.close();
    const fixed = await openPlayground({ folder: null, clock: createStillClock(START), clockMayMove: false, log: createNotingLog() });
    web = await serveWeb({ host: '127.0.0.1', port: 0, log: createNotingLog(), health: () => ({ ok: true, details: {} }), metrics: () => '', playground: fixed });
    const page = await visit();
    expect(await page.getByRole('button', { name: '+1 day' }).isDisabled()).toBe(true);
    await page.getByText('Time runs by itself here').waitFor();
  });
});

describe('how it looks', () => {
  async function fill(): Promise<void> {
    playground.say('kofi', 'general', 'Good morning! I translated two more pages yesterday evening, and the third is nearly there.');
    playground.say('nadia', 'general', 'Доброго ранку! Я теж допоможу.');
    await playground.chat.post(general, { blocks: [{ is: 'title', text: ['Why we are here'] }, { is: 'text', text: [{ is: 'typed', text: 'We make the handbook readable for every neighbour, in the language they dream in.' }] }, { is: 'actions', actions: [{ is: 'button', label: 'I’ll help', press: 'board-help', style: 'main' }] }] }, 'board');
    await playground.chat.pin({ ...general, message: 'm3' });
    await playground.chat.post(general, goalCard(), 'd-1');
    await playground.chat.edit({ ...general, message: 'm4' }, goalCard('Translate 100 pages', 41), 'd-1');
    playground.say('ines', 'general', 'Averylongwordwithoutanyspaces'.repeat(8));
    await playground.reception.command({ person: 'mira', channel: 'general', message: null }, '/goal');
  }

  test.each([
    ['desk-light', { viewport: DESK, colorScheme: 'light' }],
    ['desk-dark', { viewport: DESK, colorScheme: 'dark' }],
    ['tablet', { viewport: { width: 900, height: 700 } }],
    ['phone-light', { viewport: PHONE, colorScheme: 'light', hasTouch: true, isMobile: true }],
    ['phone-small', { viewport: { width: 360, height: 640 }, colorScheme: 'dark', hasTouch: true, isMobile: true }],
  ] as const)('%s', async (name, options) => {
    await fill();
    const page = await visit(options);
    await streamOf(page).getByText('Only you can see this').waitFor();
    expect(await overhang(page)).toBe(0);
    await photograph(page, name);
    await streamOf(page).evaluate((element: any) => { element.scrollTop = 0; });
    await streamOf(page).getByText('41 of 100').scrollIntoViewIfNeeded();
    await photograph(page, `${name}-card`);
    expect(await page.getByRole('progressbar').getAttribute('max')).toBe('100');
  });

  test('on a phone people and clock are in drawers', async () => {
    await fill();
    const page = await visit({ viewport: PHONE, hasTouch: true, isMobile: true });
    await page.getByRole('button', { name: 'People and channels' }).click();
    await page.getByRole('radio', { name: 'Kofi' }).waitFor();
    await photograph(page, 'phone-side');
    await page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name: 'goals' }).click();
    await page.getByRole('heading', { name: '#goals' }).waitFor();
    await page.getByRole('button', { name: 'Clock and first steps' }).click();
    await page.getByRole('button', { name: '+1 hour' }).waitFor();
    await photograph(page, 'phone-clock');
    await page.getByRole('button', { name: '/goal add' }).click();
    await page.getByRole('option', { name: 'title:' }).waitFor();
    await photograph(page, 'phone-completion');
    await boxOf(page).press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await overhang(page)).toBe(0);
    await photograph(page, 'phone-form');
  });
});
