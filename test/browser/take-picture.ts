import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESK, openBrowser } from './open-browser.js';
import { RunningProgram } from './running-program.js';
import { Visitor } from './visitor.js';

async function setUp(mira: Visitor): Promise<void> {
  await mira.type('/manage settings');
  await mira.fill({ 'Time zone': 'Berlin', 'Where shall news': '#goals', 'Where do the managers': '#managers' });
  await mira.send();
  await mira.press('Board channel');
  await mira.fill({ 'In which channel?': '#goals' });
  await mira.send();
  await mira.press('Write the mission');
  await mira.fill({ 'Why do we exist?': 'We make a handbook all of us can read.', 'Can it be reached': 'No, we keep at it' });
  await mira.send();
  await mira.told('A draft');
  await mira.press('Make it final');
  await mira.told('Make this the final mission?');
  await mira.press('Make it final');
  await mira.told('Until then it can be withdrawn');
}

async function launch(mira: Visitor, goal: Readonly<Record<string, string>>): Promise<void> {
  await mira.type('/goal add');
  await mira.fill(goal);
  await mira.send();
  await mira.told('Ready to launch?');
  await mira.press('Launch');
  await mira.told('The announcement goes to');
  await mira.dismiss();
}

async function report(who: Visitor, name: string, words: string): Promise<void> {
  await who.be(name);
  await who.type(`/goal progress ${words}`);
  await who.told('of');
  await who.dismiss();
}

/** A short story with invented people and figures: a mission, a launch, progress and a Monday's digest. */
async function play(who: Visitor): Promise<void> {
  await setUp(who);
  await who.go('goals');
  for (const name of ['Inès', 'Kofi', 'Надія']) {
    await who.be(name);
    await who.type('/guidon mission');
    await who.told('Our mission');
    await who.dismiss();
  }
  await who.be('Mira');
  await who.move('+1 week');
  await who.move('Next Monday, 9:00');
  await launch(who, { 'What shall be done?': 'Translate 100 pages', 'How do we know': '100 pages', 'By when?': 'in 8 weeks' });
  await who.post('Translate 100 pages').waitFor();
  await report(who, 'Inès', 'goal:1 amount:18');
  await report(who, 'Kofi', 'goal:1 amount:16');
  await report(who, 'Надія', 'goal:1 amount:7');
  await who.be('Mira');
  await who.move('Next Monday, 9:00');
  await who.post('Where our goal stands').waitFor();
}

const folder = await mkdtemp(join(tmpdir(), 'guidon-picture-'));
const program = await RunningProgram.start(folder);
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: DESK, reducedMotion: 'reduce', colorScheme: 'light' });
  await page.goto(program.url);
  await play(new Visitor(page));
  await page.mouse.move(0, 0);
  await page.screenshot({ path: 'docs/picture.png' });
} finally {
  await browser.close();
  await program.stop();
  await rm(folder, { recursive: true, force: true });
}
