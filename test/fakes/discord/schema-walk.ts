import type { JsonObject } from './json.js';
import { isObject, lengthOf } from './json.js';

/** Fields the client library always sends along with a value that changes nothing. */
const HARMLESS: Readonly<Record<string, unknown>> = { tts: false, enforce_nonce: false };

/** Checks values against the schemas of one OpenAPI 3.1 description; a field it does not name is a problem. */
export class SchemaWalk {
  constructor(
    private readonly document: JsonObject,
    private readonly strict = true,
  ) {}

  problemsOf(schema: unknown, value: unknown, path = '$'): string[] {
    if (!isObject(schema)) return [];
    const reference = schema['$ref'];
    if (typeof reference === 'string') return this.problemsOf(this.resolve(reference), value, path);
    const union = schema['oneOf'] ?? schema['anyOf'];
    if (Array.isArray(union)) return this.problemsOfUnion(union, value, path);
    const whole = this.merged(schema);
    return whole === schema ? this.problemsOfPlain(schema, value, path) : this.problemsOf(whole, value, path);
  }

  resolve(reference: string): unknown {
    let place: unknown = this.document;
    for (const step of reference.replace(/^#\//, '').split('/')) place = isObject(place) ? place[step] : undefined;
    if (place === undefined) throw new Error(`The description has no ${reference}`);
    return place;
  }

  /** allOf of objects as one object, so that a field one part names is known to the whole. */
  private merged(schema: JsonObject): JsonObject {
    const parts = schema['allOf'];
    if (!Array.isArray(parts)) return schema;
    const { allOf: _parts, ...own } = schema;
    let whole: JsonObject = own;
    for (const part of parts) {
      const resolved = isObject(part) && typeof part['$ref'] === 'string' ? this.resolve(part['$ref']) : part;
      if (!isObject(resolved) || resolved['oneOf'] || resolved['type'] !== 'object') continue;
      const properties = { ...objectIn(resolved, 'properties'), ...objectIn(whole, 'properties') };
      const required = [...listIn(resolved, 'required'), ...listIn(whole, 'required')];
      whole = { ...resolved, ...whole, properties, required };
    }
    return whole;
  }

  /** The problems of the variant that fits best, none when one fits wholly. */
  private problemsOfUnion(union: readonly unknown[], value: unknown, path: string): string[] {
    let best: string[] | null = null;
    for (const variant of union) {
      const problems = this.problemsOf(variant, value, path);
      if (problems.length === 0) return [];
      if (best === null || weightOf(problems, path) < weightOf(best, path)) best = problems;
    }
    return best ?? [];
  }

  private problemsOfPlain(schema: JsonObject, value: unknown, path: string): string[] {
    const wrongType = typeProblem(schema['type'], value);
    if (wrongType) return [`${path}: ${wrongType}`];
    if (value === null) return [];
    const values = schema['enum'] ?? ('const' in schema ? [schema['const']] : undefined);
    if (Array.isArray(values) && !values.includes(value)) return [`${path}: ${JSON.stringify(value)} is none of ${JSON.stringify(values)}`];
    if (typeof value === 'string') return prefixed(path, stringProblems(schema, value));
    if (typeof value === 'number') return prefixed(path, numberProblems(schema, value));
    if (Array.isArray(value)) return this.problemsOfList(schema, value, path);
    return isObject(value) ? this.problemsOfObject(schema, value, path) : [];
  }

  private problemsOfList(schema: JsonObject, list: readonly unknown[], path: string): string[] {
    const inside = list.flatMap((one, index) => this.problemsOf(schema['items'], one, `${path}[${String(index)}]`));
    const own: string[] = [];
    if (list.length > numberIn(schema, 'maxItems', Infinity)) own.push('too many items');
    if (list.length < numberIn(schema, 'minItems', 0)) own.push('too few items');
    if (schema['uniqueItems'] === true && new Set(list.map((one) => JSON.stringify(one))).size < list.length) own.push('items repeat');
    return [...prefixed(path, own), ...inside];
  }

  private problemsOfObject(schema: JsonObject, value: JsonObject, path: string): string[] {
    const properties = objectIn(schema, 'properties');
    const missing = listIn(schema, 'required').filter((key) => !(String(key) in value));
    const extra = schema['additionalProperties'];
    const problems = missing.map((key) => `${path}: ${String(key)} is missing`);
    for (const [key, one] of Object.entries(value)) {
      const here = `${path}.${key}`;
      if (key in properties) problems.push(...this.problemsOf(properties[key], one, here));
      else if (isObject(extra)) problems.push(...this.problemsOf(extra, one, here));
      else if (this.strict && schema['properties'] && HARMLESS[key] !== one) problems.push(`${here}: no such field`);
    }
    return problems;
  }
}

/** A wrong type or "type" tag means the wrong variant, so it weighs more than anything inside. */
const weightOf = (problems: readonly string[], path: string): number =>
  problems.reduce((sum, one) => sum + (one.startsWith(`${path}: `) || one.startsWith(`${path}.type: `) ? 100 : 1), 0);

const prefixed = (path: string, problems: readonly string[]): string[] => problems.map((one) => `${path}: ${one}`);

const objectIn = (schema: JsonObject, key: string): JsonObject => (isObject(schema[key]) ? schema[key] : {});

const listIn = (schema: JsonObject, key: string): unknown[] => (Array.isArray(schema[key]) ? (schema[key] as unknown[]) : []);

const numberIn = (schema: JsonObject, key: string, otherwise: number): number =>
  typeof schema[key] === 'number' ? schema[key] : otherwise;

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const typeProblem = (type: unknown, value: unknown): string | null => {
  if (type === undefined) return null;
  const allowed: unknown[] = Array.isArray(type) ? type : [type];
  const actual = typeOf(value);
  const fits = allowed.includes(actual) || (actual === 'integer' && allowed.includes('number'));
  return fits ? null : `is ${actual}, not ${allowed.join(' or ')}`;
};

const stringProblems = (schema: JsonObject, text: string): string[] => {
  const length = lengthOf(text);
  const problems: string[] = [];
  if (length > numberIn(schema, 'maxLength', Infinity)) problems.push(`longer than ${String(schema['maxLength'])}`);
  if (length < numberIn(schema, 'minLength', 0)) problems.push(`shorter than ${String(schema['minLength'])}`);
  if (typeof schema['pattern'] === 'string' && !new RegExp(schema['pattern'], 'u').test(text)) problems.push('does not fit the pattern');
  if (schema['format'] === 'date-time' && Number.isNaN(Date.parse(text))) problems.push('is no moment');
  if (schema['format'] === 'uri' && !URL.canParse(text)) problems.push('is no address');
  return problems;
};

const numberProblems = (schema: JsonObject, number: number): string[] => {
  const inRange = number >= numberIn(schema, 'minimum', -Infinity) && number <= numberIn(schema, 'maximum', Infinity);
  return inRange ? [] : [`${String(number)} is out of range`];
};
