import type { JsonObject } from '../discord/json.js';
import { isObject } from '../discord/json.js';

/** Arguments that are JSON inside a form. */
const NESTED = ['blocks', 'attachments', 'metadata', 'view'];
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false };

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const fromForm = (form: URLSearchParams): JsonObject =>
  Object.fromEntries([...form].map(([key, value]) => [key, NESTED.includes(key) ? parse(value) : key === 'text' ? value : (BOOLEANS[value] ?? value)]));

/** The arguments of a call, from a form, JSON or the address, with truth values and nested JSON as such. */
export const readArguments = (raw: string, contentType: string, query: URLSearchParams): JsonObject => {
  const given = fromForm(query);
  if (contentType.startsWith('application/json')) {
    const body = parse(raw);
    return { ...given, ...(isObject(body) ? body : {}) };
  }
  return { ...given, ...fromForm(new URLSearchParams(raw)) };
};
