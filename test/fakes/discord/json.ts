export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectAt = (from: JsonObject, key: string): JsonObject => {
  const value = from[key];
  return isObject(value) ? value : {};
};

export const listAt = (from: JsonObject, key: string): JsonObject[] => {
  const value = from[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
};

export const textAt = (from: JsonObject, key: string): string => {
  const value = from[key];
  return typeof value === 'string' ? value : '';
};

export const numberAt = (from: JsonObject, key: string, otherwise = 0): number => {
  const value = from[key];
  return typeof value === 'number' ? value : otherwise;
};

/** Discord writes moments with microseconds and an offset. */
export const moment = (epochMs: number): string => new Date(epochMs).toISOString().replace('Z', '000+00:00');

/** Length as Discord counts it: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** Any value as text, a text without quotes. */
export const written = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
