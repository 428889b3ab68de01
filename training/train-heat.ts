import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { calibrate } from './calibrate.js';
import { drawFrom, shuffle } from './chance.js';
import { readOwnStretches } from './read-own-stretches.js';
import { readPool } from './read-pool.js';
import { readThreads } from './read-threads.js';
import { readWindows } from './read-windows.js';
import { RECIPE, SHORT_PIECE, trainParts } from './train-parts.js';
import { partOf, writeTextModel } from './write-text-model.js';

const { values } = parseArgs({ options: { data: { type: 'string' }, seed: { type: 'string', default: '1' }, out: { type: 'string', default: 'src/core/heat/text/heat-en.bin' } } });
if (values.data === undefined) {
  process.stderr.write('Write: script/train-heat --data FOLDER [--seed NUMBER] [--out FILE]\n');
  process.exit(1);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const draw = drawFrom(Number(values.seed));
// Nothing is drawn but the order, which must not matter: it changes sums in their last digits.
const material = { threads: shuffle(readThreads(values.data), draw), pool: shuffle(readPool(values.data), draw), own: readOwnStretches() };
const stretches = readWindows(values.data);
say(`trained on: ${material.threads.length} threads (${material.threads.filter(({ heated }) => heated).length} heated), ${material.pool.length} comments without labels, ${material.own.length} conversations of our own`);
say(`recipe: ${JSON.stringify(RECIPE)}, seed ${values.seed}`);
say(`scaled on: ${stretches.length} judged stretches (${stretches.filter(({ drama }) => drama === true).length} drama)`);
const { whole, short } = trainParts(material);
const model = calibrate([partOf(whole, 0), partOf(short, SHORT_PIECE)], stretches);
const bytes = writeTextModel(model);
writeFileSync(values.out, bytes);
say(`wrote ${values.out}: ${bytes.length} bytes, slope ${model.slope.toFixed(3)}, offset ${model.offset.toFixed(3)}`);
