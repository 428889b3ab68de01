import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drawPlain } from '../../src/cards/draw-plain.js';
import type { Answer, ReadTyped } from '../../src/ports/front-desk.js';
import { formOf, openRig, pressIn, textOf, type Guest, type Rig } from './rig.js';

const read: ReadTyped = (kind, typed) => (kind === 'person' ? (/^<@(\d+)>$/.exec(typed)?.[1] ?? null) : typed);

let rig: Rig;
const type = (guest: Guest, line: string): Promise<Answer> => rig.desk.typed(guest.visit(), line, read);

beforeAll(async () => {
  rig = await openRig();
  const preview = await rig.manager.submits('goal-add', { title: 'Translate 100 pages', measure: '100 pages' });
  await rig.manager.presses(pressIn(preview, 'Launch'));
});

afterAll(() => rig.close());

describe('a typed line', () => {
  test.each([
    ['progress translate 3', 'Translate'],
    ['goal progress translate 3 pages', '+3 pages'],
    ['/goal progress amount:3 goal:"translate"', 'Translate'],
    ['GOAL Progress goal:#1 amount:“3”', 'Translate'],
    ['progress goal:translate amount:3 who:<@77>', '77'],
  ])('%s is understood', async (line, said) => {
    expect(textOf(await type(rig.member, line))).toContain(said);
    expect(textOf(await rig.member.asks('goal undo')).length).toBeGreaterThan(0);
  });

  test('without words a menu answers, for managers a longer one', async () => {
    const menu = await type(rig.member, ' ');
    expect(textOf(menu)).toContain('[Goals] [Mission] [Help] [Privacy]');
    expect(textOf(menu)).not.toContain('Settings');
    expect(textOf(await rig.member.presses(pressIn(menu, 'Goals')))).toContain('Translate 100 pages');
    const managers = await type(rig.manager, '');
    expect(formOf(await rig.manager.presses(pressIn(managers, 'Add a goal'))).press).toBe('goal-add');
  });

  test.each([
    ['progres translate 3', 'Did you mean /goal progress?'],
    ['goal progess', 'Did you mean /goal progress?'],
    ['xyzzyxyzzy', '/guidon help says what there is.'],
    ['goal', '/goal add'],
    ['progress translate 3 who:somebody', '“somebody” does not fit who.'],
  ])('%s is answered with %s', async (line, said) => {
    expect(textOf(await type(rig.manager, line))).toContain(said);
  });

  test('what only managers may do is refused to others and not offered to them', async () => {
    expect(textOf(await type(rig.member, 'manage settings'))).toContain('managers');
    expect(textOf(await type(rig.member, 'manage'))).toContain('managers');
    expect(textOf(await type(rig.member, 'settings'))).toContain('I know no command');
  });
});

describe('the page of one’s own', () => {
  test('shows mission, goals and what I did; managers decide there', async () => {
    await rig.member.asks('goal progress', { goal: 'translate', amount: '2' });
    const mine = drawPlain((await rig.desk.home(rig.member.visit()))!);
    expect(mine).toContain('Our mission is still being written.');
    expect(mine).toContain('#1 Translate 100 pages, by');
    expect(mine).toContain('[Add progress] [I’ll help]');
    expect(mine).toContain('+2 pages on Translate 100 pages');
    expect(mine).not.toContain('Add a goal');
    const managers = drawPlain((await rig.desk.home(rig.manager.visit()))!);
    expect(managers).toContain('[Add a goal] [Manage goals] [Settings] [Check-up]');
    expect(rig.log.alarms).toEqual([]);
  });
});
