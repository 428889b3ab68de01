import { checksumOf } from './checksum.js';
import { HASHES } from './message-features.js';

/** One logistic regression over hashed words and pairs of words. */
export interface TextPart {
  /** Messages it reads at a time; 0: all of them at once. */
  readonly span: number;
  /** What one step of a weight is worth. */
  readonly step: number;
  readonly bias: number;
  /** Mean and standard deviation of what it says of the stretches it was scaled on. */
  readonly mean: number;
  readonly deviation: number;
  /** One weight a hash. */
  readonly weights: Int8Array;
}

/** What a model file holds: the score is the sum of the parts' scaled readings, heat is `1 / (1 + e^-(slope · score + offset))`. */
export interface TextModel {
  readonly parts: readonly TextPart[];
  readonly slope: number;
  readonly offset: number;
}

/** First bytes of a model file: five letters and the version of its layout. */
export const MODEL_MAGIC = [0x48, 0x45, 0x41, 0x54, 0x45, 1] as const;

/** Bytes before the parts: magic, number of parts, one unused, slope, offset. */
export const MODEL_HEAD = 16;

/** Bytes of a part before its weights: span, step, bias, mean, deviation. */
export const PART_HEAD = 20;

/** Bytes of the checksum at the end. */
export const MODEL_TAIL = 4;

const PART = PART_HEAD + HASHES;

function readPart(bytes: Uint8Array): TextPart {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [step, bias, mean, deviation] = [4, 8, 12, 16].map((place) => view.getFloat32(place, true)) as [number, number, number, number];
  // A copy: `slice` of a Buffer would be the whole file.
  const weights = Int8Array.from(bytes.subarray(PART_HEAD));
  return { span: view.getUint32(0, true), step, bias, mean, deviation, weights };
}

function refuse(why: string): never {
  throw new Error(`This is not a model of heat that can be read: ${why}.`);
}

/** Throws on bytes that are not a whole, undamaged model of this version. */
export function readTextModel(bytes: Uint8Array): TextModel {
  if (bytes.length < MODEL_HEAD || MODEL_MAGIC.some((byte, place) => bytes[place] !== byte)) refuse('its beginning is another one');
  const count = bytes[MODEL_MAGIC.length] ?? 0;
  if (count === 0 || bytes.length !== MODEL_HEAD + count * PART + MODEL_TAIL) refuse('its length is wrong');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - MODEL_TAIL;
  if (checksumOf(bytes.subarray(0, end)) !== view.getUint32(end, true)) refuse('it is damaged');
  const starts = Array.from({ length: count }, (_, place) => MODEL_HEAD + place * PART);
  const parts = starts.map((start) => readPart(bytes.subarray(start, start + PART)));
  return { parts, slope: view.getFloat32(8, true), offset: view.getFloat32(12, true) };
}
