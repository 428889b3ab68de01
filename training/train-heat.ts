import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readOwnStretches } from './read-own-stretches.js';
import { readAttacks, readPool } from './read-pool.js';
import { readThreads } from './read-threads.js';
import { readWindows } from './read-windows.js';
import { trainModel } from './train-model.js';
import { RECIPE } from './train-parts.js';
import { writeTextModel } from './write-text-model.js';

const { values } = parseArgs({
  options: { data: { type: 'string' }, seed: { type: 'string', default: '1' }, out: { type: 'string', default: 'src/core/heat/text/heat-en.bin' } },
});
if (values.data === undefined) {
  process.stderr.write('Write: script/train-heat --data FOLDER [--seed NUMBER] [--out FILE]\n');
  process.exit(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const { data, seed, out } = { ...values, data: values.data };
const material = { threads: readThreads(data), pool: readPool(data), own: readOwnStretches(), attacks: readAttacks(data) };
const stretches = readWindows(data);
say(`learnt from: ${material.threads.length} threads (${material.threads.filter(({ heated }) => heated).length} heated)`);
say(`             ${material.pool.length} single comments without their labels, ${material.attacks.length} marked as attacks`);
say(`             ${material.own.length} made-up conversations (${material.own.filter(({ heated }) => heated).length} heated)`);
say(`recipe:      ${JSON.stringify(RECIPE)}, seed ${seed}`);
say(`scaled on:   ${stretches.length} judged stretches (${stretches.filter(({ drama }) => drama === true).length} drama)`);
const model = trainModel(material, stretches, Number(seed));
const bytes = writeTextModel(model);
writeFileSync(out, bytes);
say(`wrote ${out}: ${bytes.length} bytes, ${model.parts.length} parts, slope ${model.slope.toFixed(3)}, offset ${model.offset.toFixed(3)}`);
