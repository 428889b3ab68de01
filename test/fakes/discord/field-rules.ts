import type { FormProblems } from './api-error.js';
import type { JsonObject } from './json.js';
import { lengthOf, written } from './json.js';

export type Path = readonly (string | number)[];

interface TextRule {
  readonly min?: number;
  readonly max: number;
  readonly required?: boolean;
}

/** A text of a body against its lengths; absent and null are fine unless required. */
export const checkText = (problems: FormProblems, from: JsonObject, path: Path, rule: TextRule): void => {
  const value = from[String(path.at(-1))];
  if (value === undefined || value === null) {
    if (rule.required) problems.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  if (typeof value !== 'string') {
    problems.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret as string.');
    return;
  }
  const length = lengthOf(value);
  if (length > rule.max) {
    problems.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${String(rule.max)} or fewer in length.`);
  }
  if (length < (rule.min ?? 0)) {
    problems.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${String(rule.min)} and ${String(rule.max)} in length.`);
  }
};

export const checkCount = (problems: FormProblems, list: unknown, path: Path, [min, max]: [number, number]): void => {
  if (list === undefined || list === null) return;
  if (!Array.isArray(list)) problems.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType.');
  else if (list.length < min || list.length > max) {
    problems.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${String(min)} and ${String(max)} in length.`);
  }
};

export const checkNumber = (problems: FormProblems, from: JsonObject, path: Path, [min, max]: [number, number]): void => {
  const value = from[String(path.at(-1))];
  if (value === undefined || value === null) return;
  if (typeof value !== 'number' || value < min || value > max) {
    problems.add(path, 'NUMBER_TYPE_RANGE', `int value should be between ${String(min)} and ${String(max)}.`);
  }
};

export const checkUrl = (problems: FormProblems, from: JsonObject, path: Path, schemes: readonly string[]): void => {
  const value = from[String(path.at(-1))];
  if (value === undefined || value === null) return;
  const scheme = typeof value === 'string' ? value.split('://')[0] : undefined;
  if (scheme === undefined || !schemes.includes(scheme) || !URL.canParse(written(value))) {
    problems.add(path, 'URL_TYPE_INVALID_URL', `Not a well formed URL. Scheme must be one of (${schemes.join(', ')}).`);
  }
};
