import { checksumOf } from '../src/core/heat/text/checksum.js';
import { HASHES } from '../src/core/heat/text/message-features.js';
import { MODEL_HEAD, MODEL_MAGIC, MODEL_TAIL, PART_HEAD, type TextModel, type TextPart } from '../src/core/heat/text/text-model.js';
import type { TrainedPart } from './train-parts.js';

const LARGEST_STEP = 127;

/** Weights in 255 steps, not yet scaled. */
export function partOf({ span, weights: { bias, weights } }: TrainedPart): TextPart {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = Math.fround(largest / LARGEST_STEP) || 1;
  return { span, step, bias, mean: 0, deviation: 1, weights: Int8Array.from(weights, (weight) => Math.round(weight / step)) };
}

function writePart(part: TextPart): Uint8Array {
  const bytes = new Uint8Array(PART_HEAD + HASHES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, part.span, true);
  for (const [place, figure] of [part.step, part.bias, part.mean, part.deviation].entries()) view.setFloat32(4 + place * 4, figure, true);
  bytes.set(new Uint8Array(part.weights.buffer, part.weights.byteOffset, HASHES), PART_HEAD);
  return bytes;
}

/** The bytes that `readTextModel` reads. */
export function writeTextModel(model: TextModel): Uint8Array {
  const head = new Uint8Array(MODEL_HEAD);
  head.set([...MODEL_MAGIC, model.parts.length]);
  new DataView(head.buffer).setFloat32(8, model.slope, true);
  new DataView(head.buffer).setFloat32(12, model.offset, true);
  const parts = model.parts.map(writePart);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, MODEL_HEAD) + MODEL_TAIL);
  bytes.set(head);
  for (const [place, part] of parts.entries()) bytes.set(part, MODEL_HEAD + place * part.length);
  const end = bytes.length - MODEL_TAIL;
  new DataView(bytes.buffer).setUint32(end, checksumOf(bytes.subarray(0, end)), true);
  return bytes;
}
