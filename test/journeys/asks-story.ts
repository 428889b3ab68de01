import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { begin } from './begin.js';
import { CAST, DAY, EVERYBODY, findPost, HOUR, inBerlin, MINUTE, type Actor, type Post, type Stage, type Who } from './stage.js';

const ASK = { 'What is to be done?': 'Test three recipes', 'How big is it?': 'about 1 h', 'By when?': '27 March', 'How many people?': '3 French' };
const CALL = 'who’s ready to help?';

/** What Guidon said by itself where somebody closed their messages or left. */
const REFUSED = /50007|user_disabled/u;

/** From somebody's idea to thanks: proposed, adopted, called for, asked for, handed back, filled, achieved. */
export function tellAsksStory(open: () => Promise<Stage>): void {
  let stage: Stage;
  let closed: boolean;
  beforeAll(async () => {
    stage = await open();
    await begin(stage, { mission: { 'Why do we exist?': 'We cook together, so that nobody in our street eats alone', 'Can it be reached one day?': 'No, we keep at it' } });
    await stage.moveTo(inBerlin(2026, 3, 11, 10));
  });
  afterAll(async () => {
    const troubles = await stage.troubles();
    await stage.close();
    expect(troubles.filter((trouble) => !REFUSED.test(trouble))).toEqual([]);
  });

  const mira = (): Actor => stage.as('Mira', 'managers');
  const inGoals = async (words: string): Promise<Post> => findPost(await stage.posts('goals'), words);
  const texts = async (who: Who): Promise<string[]> => (await stage.notes(who)).map(({ text }) => text);
  const askedOf = async (who: Who): Promise<Post> => findPost(await stage.notes(who), 'asks: Test three recipes');
  const hour = (): Promise<void> => stage.moveTo(stage.clock.now() + HOUR);
  /** New conversations are a minute apart. */
  const oneByOne = async (): Promise<void> => {
    for (let minute = 0; minute < 3; minute += 1) await stage.moveTo(stage.clock.now() + MINUTE);
  };

  test('a member proposes, and six say that they would help', async () => {
    const nadia = stage.as('Надія', 'goals');
    await nadia.command('propose');
    expect(await nadia.fillIn({ 'What would we do?': 'A cookbook of our street', 'Why, and how would it begin?': 'Each brings one recipe' })).toContain('It appears in #goals');
    await nadia.press('Yes, write to me');
    for (const who of EVERYBODY) await stage.as(who, 'goals').press('I’d help', await inGoals('A cookbook'));
    await hour();
    expect((await inGoals('A cookbook')).text).toContain('Would help: 6');
  });

  test('adopted: the form is filled in, the post says so, and its author is told', async () => {
    await stage.as('Mira', 'goals').press('Managers: decide', await inGoals('A cookbook'));
    expect(await stage.as('Mira', 'goals').press('Adopt')).toContain('A cookbook of our street');
    await stage.as('Mira', 'goals').fillIn({ 'By when?': '30 April' });
    await stage.as('Mira', 'goals').press('Launch');
    await hour();
    expect((await inGoals('now it is a goal')).text).toContain('#1 A cookbook of our street');
    expect(await texts('Надія')).toEqual([expect.stringContaining('What you proposed is now a goal')]);
  });

  test('who may be asked says so: after I’ll help, or on a page of their own', async () => {
    for (const who of ['Tomás', 'Jonas'] as const) {
      expect(await stage.as(who, 'goals').press('I’ll help', await inGoals('A cookbook of our street by'))).toContain('May we ask you again');
      await stage.as(who, 'goals').press('Yes, ask me');
    }
    for (const who of ['Inès', 'Kofi'] as const) {
      await stage.as(who).command('guidon volunteer');
      expect(await stage.as(who).press('You may ask me')).toContain('You may be asked, at most once a week.');
    }
    for (const who of ['Tomás', 'Inès'] as const) {
      await stage.as(who).command('guidon volunteer');
      await stage.as(who).press('Change');
      expect(await stage.as(who).fillIn({ 'What do you know?': 'French' })).toContain('French');
    }
  });

  test('the manager sees who would be asked and why before anything is sent', async () => {
    await mira().command('manage asks');
    await mira().press('Ask for help');
    const preview = await mira().fillIn(ASK);
    expect(preview.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- @Tomás: offered on this goal, said “I’d help” when it was proposed, knows French, was never asked before',
      '- @Jonas: offered on this goal, said “I’d help” when it was proposed, was never asked before',
      '- @Inès: said “I’d help” when it was proposed, knows French, was never asked before',
      '- @Kofi: said “I’d help” when it was proposed, was never asked before',
    ]);
    expect(await mira().press('Ask them')).toContain('The call appears in #goals');
  });

  test('the call fills one of three, and nobody is written to for a day', async () => {
    expect(await stage.as('Надія', 'goals').press('I’ll help', await inGoals(CALL))).toContain('@Mira will write to you by tomorrow.');
    expect(findPost(await stage.posts('managers'), 'said yes').text).toContain('@Надія said yes: Test three recipes');
    await hour();
    expect((await inGoals(CALL)).text).toContain('1 of 3 found.');
    closed = stage.shut('Tomás');
    await stage.moveTo(stage.clock.now() + DAY - 3 * HOUR);
    for (const who of ['Jonas', 'Inès', 'Kofi', 'Tomás'] as const) expect(await texts(who)).toEqual([]);
  });

  test('then the two places still open are asked for; where messages are closed the next one is', async () => {
    await stage.moveTo(stage.clock.now() + 3 * HOUR);
    await oneByOne();
    if (!closed) await stage.as('Tomás').press('Not now', await askedOf('Tomás'));
    await hour();
    await oneByOne();
    expect((await askedOf('Jonas')).text).toContain('@Mira asks: Test three recipes (about 1 h), by 27 March 2026, for A cookbook of our street.\nYou, because you offered on this goal.');
    expect((await askedOf('Inès')).text).toContain('You, because you said you would help when it was proposed.');
    expect(await texts('Kofi')).toEqual([]);
    expect(await mira().command('manage asks')).toContain('1 of 3 found');
    expect(await mira().choose('Look at an ask', '#1 Test three recipes')).toContain('2 people are being asked by message.');
  });

  test('later, stop, yes: each is answered kindly, and the steward hears of the yes at once', async () => {
    const jonas = stage.as('Jonas');
    await jonas.press('Later…', await askedOf('Jonas'));
    expect(await jonas.fillIn({ 'Not before': 'In a month' })).toContain('All right: not before');
    expect(await stage.as('Inès').press('Stop asking', await askedOf('Inès'))).toContain('you are not asked any more');
    await hour();
    expect((await stage.notes('Inès')).at(-1)?.text).toContain('at once and for good');
    expect(await stage.as('Inès').command('guidon volunteer')).toContain('You are not asked for anything.');
    expect(await stage.as('Kofi').press('Yes', await askedOf('Kofi'))).toContain('You have a place: Test three recipes.');
    expect(findPost(await stage.posts('managers'), '@Kofi said yes').text).toContain('[I have written]');
    await mira().press('I have written', findPost(await stage.posts('managers'), '@Kofi said yes'));
  });

  test('handed back, the place is open again, and whoever comes first fills it', async () => {
    await hour();
    expect(await stage.as('Kofi').press('I can’t after all', await askedOf('Kofi'))).toContain('The place is open again.');
    expect(findPost(await stage.posts('managers'), 'after all').text).toContain('@Kofi can’t do Test three recipes');
    await hour();
    for (const who of ['Jonas', 'Mira'] as const) await stage.as(who, 'goals').press('I’ll help', await inGoals(CALL));
    await hour();
    const call = await inGoals(CALL);
    expect(call.text).toContain('All 3 places are taken. Thank you!');
    expect(call.text).not.toContain('[I’ll help]');
  });

  test('nobody was asked twice, and nobody who did not say so', async () => {
    await stage.moveTo(stage.clock.now() + 3 * DAY);
    const asked = await Promise.all(EVERYBODY.map(async (who) => [who, (await stage.notes(who)).filter(({ text }) => text.includes('asks: Test')).length] as const));
    expect(Object.fromEntries(asked)).toEqual({ Mira: 0, Надія: 0, Jonas: 1, Inès: 0, Kofi: 1, Tomás: closed ? 0 : 1 });
    const reminders = (await stage.posts('managers')).filter(({ text }) => text.includes('A day ago'));
    expect(reminders.map(({ text }) => /@\S+/u.exec(text)?.[0])).toEqual(['@Надія', '@Jonas']);
  });

  test('achieved: everyone who helped is thanked by name, and five answers say whether it was good', async () => {
    expect(await mira().command('goal done', { goal: 'cookbook' })).toContain('is achieved!');
    const post = await inGoals(': achieved!');
    expect(post.text).toContain('Thank you, @Надія, @Jonas, @Mira.');
    for (const who of CAST) expect(await stage.as(who, 'goals').press('🙂', post)).toBe('Thank you. It is counted without your name.');
    await hour();
    expect((await inGoals(': achieved!')).text).toContain('🙂 5 · 😐 0 · 🙁 0');
    const list = await mira().command('manage asks');
    expect(list).toContain('Nobody is being asked just now.');
    expect(list).not.toContain('not yet thanked');
  });
}
