import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block, Form, Text } from '../../../src/cards/card.js';
import { readPressId } from '../../../src/adapters/slack/draw-actions.js';
import { drawCard, drawViewBlocks } from '../../../src/adapters/slack/draw-card.js';
import { drawCardView, drawFormView } from '../../../src/adapters/slack/draw-view.js';
import { blockProblems } from '../../fakes/slack/block-rules.js';

function draw(...blocks: Block[]): ReturnType<typeof drawCard> {
  return drawCard({ blocks });
}

/** All elements of the rich text, one after the other. */
function elementsOf(...text: Text): unknown[] {
  return draw({ is: 'text', text }).blocks.flatMap((block: any) => block.elements.flatMap((section: any) => section.elements));
}

describe('a card on Slack', () => {
  test('is drawn block by block, with a text for those who see no blocks', () => {
    const drawn = draw(
      { is: 'title', text: ['Translate'] },
      { is: 'list', items: [['one'], [{ is: 'typed', text: 'two\nlines' }]] },
      { is: 'fields', fields: [{ name: ['Where'], value: [{ is: 'channel', id: 'C1' }] }, { name: ['What'], value: [{ is: 'typed', text: 'a\nb' }] }] },
      { is: 'progress', share: 0.385, text: ['38 of 100'] },
      { is: 'note', text: ['By the way'] },
      { is: 'actions', actions: [{ is: 'button', label: 'Help', press: 'goal-help:1', style: 'main' }] },
    );
    expect(drawn.blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'rich_text', 'rich_text', 'rich_text', 'actions']);
    expect(blockProblems(drawn.blocks, 'message')).toEqual([]);
    expect(drawn.text).toBe('# Translate\n- one\n- two\nlines\nWhere: #C1\nWhat: a\nb\n▰▰▰▱▱▱▱▱▱▱ 38 % 38 of 100\n(By the way)');
    expect(JSON.stringify(drawn.blocks)).toContain('two lines');
  });

  test('who, where and when are told to each reader in their own way', () => {
    expect(elementsOf({ is: 'person', id: 'U1' }, { is: 'channel', id: 'C1' }, { is: 'role', id: 'S1' }, { is: 'role', id: 'U2' }, { is: 'moment', at: 1_700_000_000_999, as: 'minute' })).toEqual([
      { type: 'user', user_id: 'U1' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'usergroup', usergroup_id: 'S1' },
      { type: 'user', user_id: 'U2' },
      { type: 'date', timestamp: 1_700_000_000, format: '{date_short_pretty} {time}', fallback: '14 November 2023, 22:13 UTC' },
    ]);
  });

  test.each([['goal add', '/guidon goal add'], ['guidon help', '/guidon help'], ['manage', '/guidon manage'], ['/goal list', '/guidon goal list'], ['guidon', '/guidon']])(
    'the command %s is typed as %s', (words, typed) => {
      expect(elementsOf({ is: 'command', words })).toEqual([{ type: 'text', text: typed, style: { code: true } }]);
    });

  test('what was typed stays what it is, also in the text beside', () => {
    const typed = '<!channel> <@U1> *bold* `code` <http://x|y> :smile: & &amp;';
    expect(elementsOf({ is: 'typed', text: typed })).toEqual([{ type: 'text', text: typed }]);
    expect(draw({ is: 'text', text: [{ is: 'typed', text: typed }] }).text).not.toMatch(/[<>]/u);
  });

  test('links lead only to the web; ids that are none are shown as they are', () => {
    expect(elementsOf({ is: 'link', url: 'javascript:alert(1)', label: 'press' })).toEqual([{ type: 'text', text: 'press' }]);
    expect(elementsOf({ is: 'link', url: 'https://example.org/a', label: 'see' })).toEqual([{ type: 'link', url: 'https://example.org/a', text: 'see' }]);
    expect(elementsOf({ is: 'person', id: 'x> <!channel' })).toEqual([{ type: 'text', text: '@x> <!channel' }]);
  });

  test('the same press twice has two ids that read back the same; links press nothing', () => {
    const button = { is: 'button', label: 'A', press: 'a:1', style: 'danger' } as const;
    const [row] = draw({ is: 'actions', actions: [button, button, { is: 'link', label: 'See', url: 'https://example.org' }] }).blocks as any[];
    const ids = row.elements.map((each: any) => each.action_id);
    expect(new Set(ids).size).toBe(3);
    expect(ids.map(readPressId)).toEqual(['a:1', 'a:1', null]);
  });
});

describe('limits', () => {
  const words = fc.string({ unit: 'binary', maxLength: 800 });
  const piece = fc.oneof(
    words.map((text) => ({ is: 'typed', text }) as const),
    words.map((text) => ({ is: 'strong', parts: [{ is: 'typed', text }] }) as const),
    fc.constant({ is: 'person', id: 'U0123456789' } as const),
    words.map((label) => ({ is: 'link', url: 'https://example.org/path', label }) as const),
    words.map((text) => ({ is: 'code', text }) as const),
  );
  const text = fc.array(piece, { maxLength: 4 });
  const option = fc.record({ label: words, value: fc.string({ maxLength: 75 }), hint: words });
  const action = fc.oneof(
    fc.record({ is: fc.constant('button' as const), label: words, press: fc.stringMatching(/^[a-z-]{1,20}:[0-9a-f-]{36}$/u), style: fc.constantFrom('main', 'plain', 'danger') }),
    fc.record({ is: fc.constant('menu' as const), placeholder: words, press: fc.constant('pick'), options: fc.array(option, { maxLength: 120 }) }),
  );
  const block = fc.oneof(
    text.map((each) => ({ is: 'title', text: each }) as const),
    text.map((each) => ({ is: 'text', text: each }) as const),
    text.map((each) => ({ is: 'note', text: each }) as const),
    fc.array(text, { maxLength: 8 }).map((items) => ({ is: 'list', items }) as const),
    fc.array(fc.record({ name: text, value: text }), { maxLength: 4 }).map((fields) => ({ is: 'fields', fields }) as const),
    fc.tuple(fc.double(), text).map(([share, each]) => ({ is: 'progress', share, text: each }) as const),
    fc.array(action, { maxLength: 30 }).map((actions) => ({ is: 'actions', actions })),
  );

  test('whatever a card holds, Slack takes it as a message and as a page', () => {
    fc.assert(fc.property(fc.array(block, { maxLength: 130 }), (drawnUp) => {
      const blocks = drawnUp as readonly Block[];
      const drawn = drawCard({ blocks });
      expect(blockProblems(drawn.blocks, 'message')).toEqual([]);
      expect(JSON.stringify(drawn.blocks).length).toBeLessThanOrEqual(13_000);
      expect(drawn.text.length).toBeGreaterThan(0);
      expect(drawn.text).not.toMatch(/[<>]|\p{Surrogate}/u);
      expect(blockProblems(drawViewBlocks({ blocks }), 'modal')).toEqual([]);
    }), { numRuns: 60 });
  });

  test('whatever a form holds, it opens', () => {
    const field = fc.record({
      label: words, hint: words, required: fc.boolean(), value: words,
      shape: fc.oneof(
        fc.record({ kind: fc.constantFrom('line' as const, 'lines' as const), most: fc.integer({ min: 0, max: 9000 }) }),
        fc.record({ kind: fc.constant('choice' as const), options: fc.array(option, { minLength: 1, maxLength: 120 }) }),
        fc.record({ kind: fc.constantFrom('channel' as const, 'role' as const, 'person' as const) }),
      ),
    });
    fc.assert(fc.property(words, fc.array(field, { minLength: 1, maxLength: 5 }), (title, drawn) => {
      const form = { press: 'goal-add', title, fields: drawn.map(({ shape, ...rest }, at) => ({ ...rest, ...shape, name: `f${String(at)}` })) } as Form;
      const view = drawFormView(form, '', () => null);
      const problems = blockProblems(view.blocks, 'modal').filter((problem) => !problem.includes('options'));
      expect([problems, view.title.text.length <= 24]).toEqual([[], true]);
    }), { numRuns: 100 });
    expect(drawCardView({ blocks: [] }, '').title.text).toBe('Guidon');
  });
});
