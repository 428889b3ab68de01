import { featuresOf } from '../src/core/heat/text/message-features.js';
import { exampleOf } from './example.js';
import { fitWeights, readExample } from './fit-weights.js';
import { readComments } from './read-pool.js';

/** The sets of single messages marked as hostile that a model may be trained on. */
const MESSAGES = ['jigsaw', 'wikinonfuzzed', 'wikicontext', 'surge', 'incivility', 'derailoss', 'strudel'];

const FREEDOM = 3;

/** A reading of single messages the usual way: logistic regression on messages marked as hostile. It is measured against, not shipped. */
export function trainToxicity(folder: string): (text: string) => number {
  const rows = MESSAGES.flatMap((name) => readComments(folder, name));
  const examples = rows.map(({ text, label }) => exampleOf([featuresOf(text)], label === 1)).filter(({ hashes }) => hashes.length > 0);
  const weights = fitWeights(examples, FREEDOM);
  return (text) => readExample(weights, exampleOf([featuresOf(text)], false));
}
