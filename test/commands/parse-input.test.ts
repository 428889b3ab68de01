import { describe, expect, test } from '@jest/globals';
import { TYPING } from '../../src/adapters/web/read-typed.js';
import { completeInput } from '../../src/commands/complete-input.js';
import { parseInput, type Parsed } from '../../src/commands/parse-input.js';
import type { Completion } from '../../src/ports/front-desk.js';
import { COMMANDS, createStandIn, GROUPS } from '../adapters/web/stand-in.js';

const shapes = { groups: GROUPS, commands: COMMANDS };
const parseCommand = (line: string): Parsed => parseInput(line, shapes, TYPING.read);
const complete = (line: string, suggest: Parameters<typeof completeInput>[2]['suggest']): Promise<Completion> => completeInput(line, shapes, { typing: TYPING, suggest });

function valuesOf(line: string): unknown {
  const parsed = parseCommand(line);
  return parsed.is === 'ready' ? parsed.values : parsed.is;
}

describe('what was typed', () => {
  test.each([
    ['/goal add', {}],
    ['/goal add title:Translate 100 pages by:friday', { title: 'Translate 100 pages', by: 'friday' }],
    ['/goal add Translate 100 pages by: next friday', { title: 'Translate 100 pages', by: 'next friday' }],
    ['/goal add "Say: hello" tomorrow', { title: 'Say: hello', by: 'tomorrow' }],
    ['/goal add title:“by:us” by:"24 Dec"', { title: 'by:us', by: '24 Dec' }],
    ['/GOAL  Add title:x', { title: 'x' }],
    ['goal add title:a\nb', { title: 'a\nb' }],
    ['/goal progress g1 3 pages who:@Inès', { goal: 'g1', amount: '3 pages', who: 'ines' }],
    ['/goal progress goal:"the long one" amount:', { goal: 'the long one' }],
    ['/goal progress goal:g1 who:@надія', { goal: 'g1', who: 'nadia' }],
    ['/manage settings #workshop @Managers y', { channel: 'workshop', role: 'managers', pause: 'yes' }],
    ['/guidon volunteer yes, please', { answer: 'yes' }],
    ['/goal list and something more', {}],
    ['progress g1 3 pages', { goal: 'g1', amount: '3 pages' }],
    ['/help', {}],
    ['/propose', {}],
    ['propose A style guide', { title: 'A style guide' }],
    ['/Propose title:"goal add"', { title: 'goal add' }],
  ])('%j', (line, values) => {
    expect(valuesOf(line)).toEqual(values);
  });

  test('says what is missing', () => {
    const parsed = parseCommand('/goal progress amount:3');
    expect(parsed).toMatchObject({ is: 'missing', options: [{ name: 'goal' }] });
  });

  test('says what does not fit', () => {
    expect(parseCommand('/goal progress g1 who:nobody')).toMatchObject({ is: 'misfit', option: { name: 'who' }, typed: 'nobody' });
    expect(parseCommand('/guidon volunteer perhaps')).toMatchObject({ is: 'misfit', option: { name: 'answer' } });
  });

  test.each([
    ['/gaol add', 'goal add'],
    ['/halp', 'guidon help'],
    ['/goaladd', 'goal add'],
    ['/propoes', 'propose'],
    ['propoes style guide', 'propose'],
    ['/xyzzyplugh', undefined],
  ])('%j is near to %j', (line, nearest) => {
    const parsed = parseCommand(line);
    expect(parsed).toMatchObject({ is: 'unknown' });
    expect(parsed.is === 'unknown' ? parsed.nearest?.path.join(' ') : null).toBe(nearest);
  });

  test.each(['/goal', '/goal remove'])('%j is half a command', (line) => {
    const parsed = parseCommand(line);
    expect(parsed.is === 'half' ? parsed.commands.map(({ path }) => path.at(-1)) : parsed.is).toEqual(['list', 'add', 'progress']);
  });
});

describe('what could come next', () => {
  const desk = createStandIn();
  const offered = async (line: string): Promise<string[]> => {
    const completion = await complete(line, (command, option, values) => desk.suggested(null as never, command.path, option, values));
    return completion.suggestions.map(({ text }) => text);
  };

  test.each([
    ['/', COMMANDS.map(({ path }) => `/${path.join(' ')} `)],
    ['/go', ['/goal list ', '/goal add ', '/goal progress ']],
    ['/goal a', ['/goal add ']],
    ['/help', ['/guidon help ']],
    ['/prop', ['/propose ']],
    ['/pro', ['/goal progress ', '/propose ']],
    ['/propose', ['/propose title:']],
    ['/propose ', ['/propose title:']],
    ['/goal add ', ['/goal add title:', '/goal add by:']],
    ['/goal add ti', ['/goal add title:']],
    ['/goal add title:Paint ', ['/goal add title:Paint by:']],
    ['/goal progress ', ['/goal progress goal:g1 ', '/goal progress goal:g2 ']],
    ['/goal progress paint', ['/goal progress goal:g2 ']],
    ['/goal progress goal:tr', ['/goal progress goal:g1 ']],
    ['/goal progress goal:g1 who:mi', ['/goal progress goal:g1 who:mira ']],
    ['/goal progress goal:g1 amount:3 ', ['/goal progress goal:g1 amount:3 who:']],
    ['/guidon volunteer answer:', ['/guidon volunteer answer:yes ', '/guidon volunteer answer:no ']],
  ])('%j', async (line, texts) => {
    const found = await offered(line);
    expect(found).toEqual(texts);
  });

  test('says how the command goes and where one is', async () => {
    const completion = await complete('/goal progress goal:g1 amount:', () => Promise.resolve([]));
    expect(completion.usage).toEqual({
      command: '/goal progress',
      about: 'The amount',
      parts: [
        { name: 'goal', required: true, current: false },
        { name: 'amount', required: false, current: true },
        { name: 'who', required: false, current: false },
      ],
    });
    expect(completion.ready).toBe(true);
  });

  test('is not ready while something is missing', async () => {
    const completion = await complete('/goal progress ', () => Promise.resolve([]));
    expect(completion.ready).toBe(false);
  });
});
