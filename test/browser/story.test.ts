import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DESK, openBrowser, PHONE, photograph } from './open-browser.js';
import { RunningProgram } from './running-program.js';
import { Visitor } from './visitor.js';

const MISSION = 'We make the handbook readable for every neighbour, in the language they dream in.';

let folder: string;
let program: RunningProgram;
let browser: Browser;
let page: Page;
let visitor: Visitor;
const wrong: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guidon-story-'));
  program = await RunningProgram.start(folder);
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce', timezoneId: 'America/New_York' });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(program.url);
  visitor = new Visitor(page);
  await visitor.box.waitFor();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await program.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => { wrong.length = 0; });
afterEach(() => { expect(wrong).toEqual([]); });

/** Its words as one line. */
async function wordsOf(locator: { innerText(): Promise<string> }): Promise<string> {
  return (await locator.innerText()).replace(/\s+/g, ' ');
}

function stepsDone(): Promise<string[]> {
  return page.getByRole('region', { name: 'Try this' }).locator('li[data-done] strong').allInnerTexts();
}

describe('a newcomer’s story, each part after the one before', () => {
  test('Guidon is set up; a wrong time zone comes back with the form filled in', async () => {
    await visitor.type('/goal list');
    await visitor.told('Any goal, even the simplest, is better than none.', 'Guidon has not been set up here yet.');
    expect(await wordsOf(visitor.answer)).toContain('answers /goal list');
    await visitor.press('Set up Guidon');
    await visitor.fill({ 'Time zone': 'Atlantis', 'Where shall news': '#general', 'Where do the managers': '#managers', 'Which role': 'Managers' });
    await visitor.send();
    await visitor.told('I am not sure which time zone “Atlantis” is.');
    await visitor.press('Fix it');
    await visitor.dialog.waitFor();
    expect(await visitor.dialog.getByLabel('Time zone').inputValue()).toBe('Atlantis');
    expect(await visitor.dialog.getByLabel('Where do the managers').inputValue()).toBe('managers');
    await visitor.fill({ 'Time zone': 'Berlin' });
    await visitor.send();
    await visitor.told('Saved.', 'Those with');
    await photograph(page, 'story-settings');
    expect(await wordsOf(visitor.answer)).toContain('Europe/Berlin');
    await visitor.clock.getByText('Europe/Berlin').waitFor();
    expect(await stepsDone()).toEqual(['Set Guidon up']);
    await visitor.press('Board channel');
    await visitor.fill({ 'In which channel?': '#general' });
    await visitor.send();
    await page.locator('.pinned').getByText('Our mission is still being written.').first().waitFor();
  });

  test('the mission is drafted, judged, reworded and made final', async () => {
    await visitor.press('Write the mission');
    await visitor.fill({
      'Why do we exist?': 'Nobody understands the handbook',
      'Can it be reached': 'Yes, we will be done one day',
      'If yes': 'Every page can be read in 10 languages',
      'We are not': 'A shop that sells manuals',
    });
    await visitor.send();
    await visitor.told('A draft: it can still be reworded.', 'There is no “we” in it');
    await photograph(page, 'story-draft');
    await visitor.press('Reword');
    await visitor.fill({ 'Why do we exist?': MISSION });
    await visitor.send();
    await visitor.told(MISSION);
    expect(await wordsOf(visitor.answer)).not.toContain('Something to think about');
    await visitor.press('Make it final');
    await visitor.told('Make this the final mission?', 'After 7 days nobody can change it');
    await visitor.press('Make it final');
    await visitor.told('Until then it can be withdrawn.');
    expect(await stepsDone()).toEqual(['Set Guidon up', 'Draft the mission', 'Make it final']);
  });

  test('after eight days it is final and offers no way to change it', async () => {
    for (const who of ['Inès', 'Kofi', 'Jonas']) {
      await visitor.be(who);
      await visitor.type('/guidon mission');
      await visitor.told(MISSION);
    }
    await visitor.be('Mira');
    await visitor.move('+1 week');
    await visitor.move('+1 day');
    await visitor.post('Our mission is final').getByText('From today nobody can change these words, not even us.').waitFor();
    await visitor.type('/manage mission');
    await visitor.told('it does not change any more.');
    const buttons = await visitor.answer.getByRole('button').allInnerTexts();
    expect(buttons).toEqual(expect.arrayContaining(['It is attained', 'Start over as a new community']));
    expect(buttons).not.toEqual(expect.arrayContaining([expect.stringMatching(/Reword|Withdraw|Make it final/)]));
    await photograph(page, 'story-final');
  });

  test('a goal is previewed, takes advice and is launched', async () => {
    await visitor.type('/goal add title:"Translate 100 pages"');
    await visitor.dialog.waitFor();
    expect(await visitor.dialog.getByLabel('What shall be done?').inputValue()).toBe('Translate 100 pages');
    await visitor.send();
    await visitor.told('Ready to launch?', 'Say how we know it is done.', 'Say why it matters');
    await visitor.press('Change');
    await visitor.fill({
      'How do we know': '100 pages',
      'By when?': 'in 6 weeks',
      'Why does it matter': 'People can read what concerns them',
      'One thing to do': 'Pick a page and translate its title',
    });
    await visitor.send();
    await visitor.told('I read this as a number:');
    expect(await wordsOf(visitor.answer)).not.toContain('Some advice');
    await photograph(page, 'story-preview');
    await visitor.press('Launch');
    await visitor.told('The announcement goes to');
    await visitor.press('Yes, write to me');
    const launch = visitor.post('Who’s ready to help?');
    await launch.waitFor();
    expect(await wordsOf(launch)).toContain(`It would bring us closer to: ${MISSION}`);
    await page.locator('.pinned summary').click();
    await page.locator('.pinned').getByText('#1 Translate 100 pages').waitFor();
    await photograph(page, 'story-board');
    await page.locator('.pinned').getByRole('button', { name: 'I’ll help' }).click();
    await visitor.told('Start with this (about 15 minutes): Pick a page and translate its title');
    expect(await page.locator('.pinned[open]').count()).toBe(0);
  });

  test('Inès reports by button, Kofi by command, Надія by her message', async () => {
    await visitor.be('Inès');
    await visitor.press('Add progress', visitor.post('Who’s ready to help?'));
    await visitor.fill({ 'How much?': 'lots' });
    await visitor.send();
    await visitor.told('I cannot read “lots” as an amount.');
    await visitor.press('Fix it');
    await visitor.fill({ 'How much?': '12', 'A few words': '<b>Chapter</b> one' });
    await visitor.send();
    await visitor.told('12 of 100 pages, 88 left');
    await visitor.be('Kofi');
    await visitor.box.pressSequentially('/goal pro');
    await page.getByRole('option', { name: '/goal progress' }).waitFor();
    await visitor.box.press('Tab');
    await page.getByRole('option', { name: '#1 Translate 100 pages' }).waitFor();
    await visitor.box.press('Tab');
    await visitor.box.pressSequentially('amount:8');
    await visitor.box.press('Enter');
    await visitor.told('20 of 100 pages, 80 left');
    await visitor.be('Надія');
    await visitor.type('I did *three* pages <b>today</b> @everyone');
    await visitor.act('Надія', 'Count towards a goal');
    await visitor.fill({ 'Which goal?': '#1 Translate 100 pages', 'How much?': '3' });
    await visitor.send();
    await visitor.told('as soon as the steward has given it a ✓');
    expect(await wordsOf(visitor.stream)).toContain('I did *three* pages <b>today</b> @everyone');
    await photograph(page, 'story-waiting');
  });

  test('the steward says it counts; Kofi takes his back', async () => {
    await visitor.be('Mira');
    await visitor.go('Guidon');
    const note = visitor.post('Does it count?');
    await note.waitFor();
    await photograph(page, 'story-steward');
    await visitor.press('✓ It counts', note);
    await visitor.told('✓ It counts: +3 pages');
    await visitor.go('general');
    await visitor.be('Kofi');
    await visitor.type('/goal undo');
    await visitor.told('Taken back: +8 pages', '15 of 100 pages, 85 left');
  });
});

describe('three Mondays', () => {
  test('there is news: the digest says how far, who and what is left', async () => {
    await visitor.be('Mira');
    await visitor.move('Next Monday, 9:00');
    const digest = visitor.post('Where our goal stands');
    await digest.waitFor();
    const words = await wordsOf(digest);
    expect(words).toContain('15 of 100 pages, 85 left');
    expect(words).toMatch(/Moved closer by @(Inès, @Надія|Надія, @Inès)\. Thank you!/);
    expect(words).not.toContain('Kofi');
    expect(await digest.locator('time').first().innerText()).toBe('09:00');
    expect(await digest.getByRole('progressbar').evaluate((bar: { value: number }) => bar.value)).toBe(15);
    expect(await stepsDone()).toHaveLength(6);
    await photograph(page, 'story-digest');
  });

  test('there is none: nothing is posted, and managers can see why', async () => {
    const before = await visitor.stream.getByText('Where our goal stands').count();
    await visitor.move('Next Monday, 9:00');
    expect(await visitor.stream.getByText('Where our goal stands').count()).toBe(before);
    await visitor.type('/manage goals');
    await visitor.told('skipped, nothing new since the last one', 'posted');
    await photograph(page, 'story-skipped');
  });

  test('there is news again, shared by the one who made it', async () => {
    await visitor.be('Inès');
    await visitor.type('/goal progress amount:5');
    await visitor.told('20 of 100 pages, 80 left');
    await visitor.press('Share here');
    await visitor.post('moved Translate 100 pages on by 5 pages').waitFor();
    await visitor.be('Mira');
    await visitor.move('Next Monday, 9:00');
    await visitor.post('Where our goal stands').getByText('20 of 100 pages, 80 left').waitFor();
    expect(await visitor.stream.getByText('Where our goal stands').count()).toBe(2);
  });
});

describe('the end of a goal', () => {
  test('it is extended; a day that has been is refused', async () => {
    await visitor.type('/goal show');
    await visitor.told('Latest progress', '“<b>Chapter</b> one”');
    await photograph(page, 'story-goal');
    await visitor.press('Extend');
    await visitor.fill({ 'Until when?': 'yesterday' });
    await visitor.send();
    await visitor.told('I cannot read “yesterday” as a day.');
    await visitor.press('Fix it');
    await visitor.fill({ 'Until when?': 'in 8 weeks' });
    await visitor.send();
    await visitor.told('now runs until');
  });

  test('it is achieved, people are thanked, the next one is launched and let go', async () => {
    await visitor.type('/goal done');
    await visitor.told('Is it achieved all the same?');
    await visitor.press('Yes, it is achieved');
    await visitor.told('Set the next goal while the joy is fresh:');
    const thanks = visitor.post('Translate 100 pages: achieved!');
    await thanks.waitFor();
    expect(await wordsOf(thanks)).toMatch(/Thank you, @(Inès, @Надія|Надія, @Inès)\./);
    await photograph(page, 'story-achieved');
    await visitor.press('Next: 130 pages');
    await visitor.dialog.waitFor();
    expect(await visitor.dialog.getByLabel('How do we know').inputValue()).toBe('130 pages');
    await visitor.fill({ 'What shall be done?': 'Translate 130 more pages' });
    await visitor.send();
    await visitor.told('Ready to launch?');
    await visitor.press('Launch');
    await visitor.post('Translate 130 more pages').waitFor();
    await visitor.type('/goal show');
    await visitor.told('#2 Translate 130 more pages');
    await visitor.press('Let go');
    await visitor.fill({ 'Why?': 'Summer is here', 'What did we learn': 'Smaller steps' });
    await visitor.send();
    await visitor.told('is let go. Nothing is lost: it can be taken up again.');
    await visitor.type('/manage goals');
    await visitor.told('#1 Translate 100 pages: achieved', '#2 Translate 130 more pages: let go');
  });
});

describe('when Guidon is stopped', () => {
  test('the page says so, and finds everything again once it is back', async () => {
    const before = await visitor.stream.getByRole('article').count();
    const day = await visitor.clock.locator('.date').innerText();
    await program.stop();
    await page.getByText('Guidon cannot be reached').waitFor();
    await visitor.box.fill('/goal list');
    await visitor.box.press('Enter');
    await page.getByText('That did not arrive. Is Guidon still running?').waitFor();
    expect(await visitor.box.inputValue()).toBe('/goal list');
    await photograph(page, 'story-stopped');
    program = await RunningProgram.start(folder, program.port);
    await page.getByText('Guidon cannot be reached').waitFor({ state: 'detached' });
    await visitor.box.press('Enter');
    await visitor.told('There is no goal at the moment.');
    expect(await visitor.stream.getByRole('article').count()).toBe(before + 1);
    expect(await visitor.clock.locator('.date').innerText()).toBe(day);
    await page.locator('.pinned').getByText(MISSION).first().waitFor();
    await visitor.type('/guidon mission');
    await visitor.told('it does not change any more.');
    expect(wrong.length).toBeGreaterThan(0);
    // The browser itself notes each try at a server that is not there.
    expect(wrong.filter((each) => !/net::ERR_/.test(each))).toEqual([]);
    wrong.length = 0;
  });

  test('it all fits on a phone', async () => {
    await page.setViewportSize(PHONE);
    await visitor.type('/manage goals');
    await visitor.told('Latest digests');
    await photograph(page, 'story-phone');
    const cards = await page.locator('.stream .card').all();
    const edges = await Promise.all(cards.map(async (card) => { const box = await card.boundingBox(); return box ? box.x + box.width : 0; }));
    expect(Math.max(...edges)).toBeLessThanOrEqual(PHONE.width);
  });
});
