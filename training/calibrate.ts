import { readPart, scoreStretch } from '../src/core/heat/text/score-stretch.js';
import type { TextModel, TextPart } from '../src/core/heat/text/text-model.js';
import { minimize } from './minimize.js';
import type { Stretch } from './read-windows.js';
import { spreadOf } from './scale.js';

/** Slope and offset that make `1 / (1 + e^-(slope · score + offset))` the share of drama at that score (Platt). */
function fitHeat(scores: readonly number[], drama: readonly boolean[]): { readonly slope: number; readonly offset: number } {
  const found = minimize((line, gradient) => {
    gradient.fill(0);
    return scores.reduce((cost, score, place) => {
      const side = drama[place] === true ? 1 : -1;
      const margin = side * ((line[0] ?? 0) * score + (line[1] ?? 0));
      const pull = -side / (1 + Math.exp(margin));
      gradient[0] = (gradient[0] ?? 0) + pull * score;
      gradient[1] = (gradient[1] ?? 0) + pull;
      return cost + Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin);
    }, 0);
  }, 2);
  return { slope: found[0] ?? 1, offset: found[1] ?? 0 };
}

/** Brings the parts to one scale and their sum to a heat from 0 to 1, on judged stretches. */
export function calibrate(parts: readonly TextPart[], stretches: readonly Stretch[]): TextModel {
  const scaled = parts.map((part) => ({ ...part, ...spreadOf(stretches.map(({ features }) => readPart(part, features))) }));
  const model = { parts: scaled, slope: 1, offset: 0 };
  const judged = stretches.filter(({ drama }) => drama !== null);
  const scores = judged.map(({ features }) => scoreStretch(model, features));
  return { ...model, ...fitHeat(scores, judged.map(({ drama }) => drama === true)) };
}
