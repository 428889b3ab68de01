import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block, Card, Text } from '../../../src/cards/card.js';
import { drawCard } from '../../../src/adapters/discord/draw-card.js';
import { carriesMarker, readPressId } from '../../../src/adapters/discord/draw-actions.js';

const MARKER = 'd_0123456789-abcdefghijkl';
const noIds = (): null => null;

function draw(...blocks: Block[]): ReturnType<typeof drawCard> {
  return drawCard({ blocks }, null, noIds);
}

function contentOf(...text: Text): string {
  return draw({ is: 'text', text }).content;
}

describe('a card on Discord', () => {
  test('is drawn block by block', () => {
    const { content } = draw(
      { is: 'title', text: ['Translate ', { is: 'strong', parts: ['100 pages'] }] },
      { is: 'text', text: ['By ', { is: 'day', day: '2026-12-12' }, ' with ', { is: 'person', id: '42' }, '.\nStart now.'] },
      { is: 'list', items: [['one'], [{ is: 'typed', text: 'two\nlines' }]] },
      { is: 'fields', fields: [{ name: ['Where'], value: [{ is: 'channel', id: '7' }] }, { name: ['Who'], value: [{ is: 'role', id: '8' }] }] },
      { is: 'progress', share: 0.385, text: ['38 of 100'] },
      { is: 'note', text: ['Posted ', { is: 'moment', at: 1_700_000_000_999, as: 'relative' }] },
    );
    expect(content).toMatchInlineSnapshot(`
"### Translate **100 pages**
By 12 December 2026 with <@42>.
Start now.
- one
- two lines
**Where** <#7>
**Who** <@&8>
▰▰▰▱▱▱▱▱▱▱ 38 % 38 of 100
-# Posted <t:1700000000:R>"
`);
  });

  test('pings nobody and unfurls nothing', () => {
    expect(draw({ is: 'text', text: ['x'] })).toMatchObject({ allowed_mentions: { parse: [] }, flags: 4, components: [] });
  });

  test('shows a command as a mention once its id is known', () => {
    const card: Card = { blocks: [{ is: 'text', text: [{ is: 'command', words: '/goal add' }] }] };
    expect(drawCard(card, null, noIds).content).toBe('`/goal add`');
    expect(drawCard(card, null, (words) => (words === 'goal add' ? '99' : null)).content).toBe('</goal add:99>');
  });

  test('links only to the web, and never out of its brackets', () => {
    expect(contentOf({ is: 'link', url: 'https://example.org/a>b', label: 'a]b' })).toBe('[a\\]b](<https://example.org/a%3Eb>)');
    expect(contentOf({ is: 'link', url: 'javascript:alert(1)', label: 'press' })).toBe('press');
  });

  test('keeps two strong runs apart and makes no empty one', () => {
    const strong = (text: string): Text[number] => ({ is: 'strong', parts: [{ is: 'strong', parts: [text] }] });
    expect(contentOf(strong('a'), strong('b'), strong(''))).toBe('**a**\u200B**b**');
  });

  test.each([[0, '▱▱▱▱▱▱▱▱▱▱ 0 %'], [0.29, '▰▰▱▱▱▱▱▱▱▱ 29 %'], [0.999, '▰▰▰▰▰▰▰▰▰▱ 99 %'], [7, '▰▰▰▰▰▰▰▰▰▰ 100 %'], [Number.NaN, '▱▱▱▱▱▱▱▱▱▱ 0 %']])(
    'draws a share of %d as a bar', (share, bar) => {
      expect(draw({ is: 'progress', share, text: [] }).content.trim()).toBe(bar);
    });
});

describe('the marker', () => {
  test('goes into every button and menu and comes off again', () => {
    const { content, components } = drawCard({
      blocks: [{ is: 'text', text: ['x'] }, { is: 'actions', actions: [
        { is: 'button', label: 'Help', press: 'goal-help:1', style: 'main' },
        { is: 'link', label: 'See', url: 'https://example.org' },
        { is: 'menu', placeholder: 'Pick', press: 'pick', options: [{ label: 'A', value: 'a' }] },
      ] }],
    }, MARKER, noIds);
    expect(content).toBe('x');
    expect(components.every((row) => carriesMarker(row, MARKER))).toBe(true);
    expect(components.map((row) => row.components.length)).toEqual([2, 1]);
    expect(readPressId(`goal-help:1|${MARKER}`)).toBe('goal-help:1');
  });

  test('becomes a small line where nothing can be pressed', () => {
    const card: Card = { blocks: [{ is: 'text', text: ['x'] }, { is: 'actions', actions: [{ is: 'link', label: 'See', url: 'https://example.org' }] }] };
    expect(drawCard(card, MARKER, noIds).content).toBe(`x\n-# ref \`${MARKER}\``);
  });
});

describe('limits', () => {
  test('rows, labels and options are kept within what Discord takes', () => {
    const options = Array.from({ length: 60 }, (_, at) => ({ label: 'l'.repeat(200), value: String(at % 40), hint: 'h'.repeat(200) }));
    const buttons = Array.from({ length: 40 }, (_, at) => ({ is: 'button', label: 'b'.repeat(200), press: `p:${String(at)}`, style: 'danger' }) as const);
    const { components } = draw(
      { is: 'actions', actions: [{ is: 'menu', placeholder: 'p'.repeat(300), press: 'm', options }, { is: 'menu', placeholder: 'none', press: 'n', options: [] }] },
      { is: 'actions', actions: buttons },
    );
    expect(components).toHaveLength(5);
    const [first, second] = components.map((row) => row.components[0] as any);
    expect(first.options).toHaveLength(25);
    expect(new Set(first.options.map((option: any) => option.value)).size).toBe(25);
    expect(first.placeholder).toHaveLength(150);
    expect(first.options[0].label).toHaveLength(100);
    expect(first.options[0].description).toHaveLength(100);
    expect(second.label).toHaveLength(80);
  });

  test('a long list says how many it leaves out, title and note stay', () => {
    const items = Array.from({ length: 300 }, (_, at): Text => [{ is: 'typed', text: `item ${String(at)}` }]);
    const { content } = draw({ is: 'title', text: ['Title'] }, { is: 'list', items }, { is: 'note', text: ['Note'] });
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toMatch(/^### Title\n- item 0\n/u);
    expect(content).toMatch(/\n… and \d+ more\n-# Note$/u);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 800 }).map((text) => ({ is: 'typed', text }) as const),
    fc.string({ unit: 'binary', maxLength: 800 }).map((text) => ({ is: 'strong', parts: [{ is: 'typed', text }] }) as const),
    fc.constant({ is: 'person', id: '12345678901234567' } as const),
    fc.constant({ is: 'link', url: 'https://example.org/path', label: 'a *label*' } as const),
  );
  const text = fc.array(piece, { maxLength: 4 });
  const block: fc.Arbitrary<Block> = fc.oneof(
    text.map((words) => ({ is: 'title', text: words }) as const),
    text.map((words) => ({ is: 'text', text: words }) as const),
    text.map((words) => ({ is: 'note', text: words }) as const),
    fc.array(text, { maxLength: 8 }).map((items) => ({ is: 'list', items }) as const),
    fc.array(fc.record({ name: text, value: text }), { maxLength: 4 }).map((fields) => ({ is: 'fields', fields }) as const),
    fc.tuple(fc.double(), text).map(([share, words]) => ({ is: 'progress', share, text: words }) as const),
  );

  test('whatever a card holds, it fits and no sign of markup is cut in two', () => {
    fc.assert(fc.property(fc.array(block, { maxLength: 60 }), fc.boolean(), (blocks, marked) => {
      const { content } = drawCard({ blocks }, marked ? MARKER : null, noIds);
      expect(content.length).toBeLessThanOrEqual(2000);
      expect(content).not.toMatch(/\p{Surrogate}/u);
      const bare = content.replace(`\`${MARKER}\``, '').replaceAll(/\\[^\p{L}\p{N}\s]/gu, '').replaceAll(/<@\d{17}>|\[a label\]\(<https:\/\/example\.org\/path>\)/gu, '');
      expect((bare.match(/\*\*/gu) ?? []).length % 2).toBe(0);
      expect(bare).not.toMatch(/[_~|[\]<>@]|(?<!\*)\*(?!\*)/u);
      if (marked) expect(content.endsWith(`\`${MARKER}\``)).toBe(true);
    }), { numRuns: 300 });
  });
});
