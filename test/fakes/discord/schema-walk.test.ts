import { describe, expect, test } from '@jest/globals';
import { SchemaWalk } from './schema-walk.js';

const walk = new SchemaWalk({
  components: {
    schemas: {
      Button: {
        type: 'object',
        properties: { type: { type: 'integer', enum: [2] }, label: { type: ['string', 'null'], maxLength: 3 } },
        required: ['type'],
      },
      Menu: { type: 'object', properties: { type: { type: 'integer', enum: [3] } }, required: ['type'] },
      Base: { type: 'object', properties: { id: { type: 'string', pattern: '^[0-9]+$' } }, required: ['id'] },
    },
  },
});

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const either = { oneOf: [ref('Button'), ref('Menu')] };

describe('a value against its schema', () => {
  const cases: [string, unknown, unknown, string[]][] = [
    ['what fits', either, { type: 2, label: 'abc' }, []],
    ['the other variant', either, { type: 3 }, []],
    ['null where it may be', either, { type: 2, label: null }, []],
    ['a text too long, in the variant that was meant', either, { type: 2, label: 'abcd' }, ['$.label: longer than 3']],
    ['a field nobody knows', either, { type: 2, lable: 'a' }, ['$.lable: no such field']],
    ['what the client library always adds', ref('Menu'), { type: 3, tts: false, enforce_nonce: false }, []],
    ['the same saying something', ref('Menu'), { type: 3, tts: true }, ['$.tts: no such field']],
    ['a field that is missing', ref('Button'), {}, ['$: type is missing']],
    ['a wrong type', ref('Button'), 'x', ['$: is string, not object']],
    ['a pattern', { allOf: [ref('Base')], type: 'object', properties: { n: { type: 'number' } } }, { id: 'x', n: 1 }, ['$.id: does not fit the pattern']],
    ['too many items', { type: 'array', maxItems: 1, items: { type: 'integer' } }, [1, 2.5], ['$: too many items', '$[1]: is number, not integer']],
    ['repeated items', { type: 'array', uniqueItems: true, items: { type: 'integer' } }, [1, 1], ['$: items repeat']],
    ['out of range', { type: 'integer', minimum: 1 }, 0, ['$: 0 is out of range']],
    ['a moment', { type: 'string', format: 'date-time' }, 'soon', ['$: is no moment']],
  ];

  test.each(cases)('%s', (_name, schema, value, problems) => {
    expect(walk.problemsOf(schema, value)).toEqual(problems);
  });
});
