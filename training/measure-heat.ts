import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LIVE_TEXT_THRESHOLD, readStretch, TEXT_THRESHOLD } from '../src/core/heat/text/read-stretch.js';
import { scoreStretch } from '../src/core/heat/text/score-stretch.js';
import { readTextModel, type TextModel } from '../src/core/heat/text/text-model.js';
import { judgeWithBounds, type Bounded } from './bootstrap.js';
import { drawFrom } from './chance.js';
import { judge } from './judge.js';
import { readJsonLines } from './read-lines.js';
import { listReadings, liveScore } from './readings.js';
import { threadOf, type ThreadRow } from './read-threads.js';
import { readWindows, type Stretch } from './read-windows.js';
import { replayTraffic, shareOfFrequent } from './replay-traffic.js';

const { values } = parseArgs({
  options: { data: { type: 'string' }, seed: { type: 'string', default: '1' }, model: { type: 'string', default: 'src/core/heat/text/heat-en.bin' } },
});
if (values.data === undefined) {
  process.stderr.write('Write: script/measure-heat --data FOLDER [--seed NUMBER] [--model FILE]\n');
  process.exit(1);
}

function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

function sayTable(title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  say(`## ${title}\n`);
  for (const row of [head, head.map(() => '---'), ...rows]) say(`| ${row.join(' | ')} |`);
  say();
}

function bounded({ value, low, high }: Bounded): string {
  return `${value.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** Judged stretches with whether the shipped threshold calls them heated. */
type Called = Stretch & { readonly hot: boolean };

function sayQuality(model: TextModel, judged: readonly Stretch[], folder: string, seed: number): void {
  const rows = listReadings(model, folder).map(({ name, read }) => {
    const ranked = judged.map((stretch) => ({ score: read(stretch), drama: stretch.drama === true }));
    const quality = judgeWithBounds(ranked, drawFrom(seed));
    return [name, bounded(quality.area), bounded(quality.averagePrecision), bounded(quality.precisionAtHalf)];
  });
  sayTable(`Drama among ${judged.length} stretches (95 % intervals)`, ['reading', 'area under the curve', 'average precision', 'precision at half recall'], rows);
}

function sayLevels(called: readonly Called[]): void {
  const names = ['none', 'friction', 'drama', 'severe'];
  const rows = names.map((name, level) => {
    const those = called.filter((stretch) => stretch.level === level);
    const hot = those.filter((stretch) => stretch.hot);
    return [name, those.length, hot.length, percent(hot.length, those.length)];
  });
  sayTable('By level', ['level', 'stretches', 'called hot', 'share'], rows);
}

function sayKinds(called: readonly Called[]): void {
  const kinds = [...new Set(called.map(({ kind }) => kind))].sort();
  const rows = kinds.map((kind) => {
    const drama = called.filter((stretch) => stretch.kind === kind && stretch.drama === true);
    const other = called.filter((stretch) => stretch.kind === kind && stretch.drama !== true);
    return [kind, `${drama.filter(({ hot }) => hot).length} of ${drama.length}`, `${other.filter(({ hot }) => hot).length} of ${other.length}`];
  });
  sayTable('By kind', ['kind', 'drama found', 'false alarms'], rows);
}

function sayFloor(called: readonly Called[]): void {
  const rows = [1, 3, 5].map((people) => {
    const hot = called.filter((stretch) => stretch.hot && stretch.people >= people);
    const drama = called.filter((stretch) => stretch.drama === true);
    const found = hot.filter((stretch) => stretch.drama === true);
    const severe = drama.filter(({ level }) => level === 3);
    return [people === 1 ? 'none' : `${people} people`, percent(found.length, drama.length), percent(found.length, hot.length), `${severe.length - found.filter(({ level }) => level === 3).length} of ${severe.length}`];
  });
  sayTable('With a floor of people in the stretch itself', ['floor', 'recall', 'precision', 'severe missed'], rows);
}

function sayThresholds(title: string, heats: readonly { readonly stretch: Stretch; readonly heat: number }[], thresholds: readonly number[]): void {
  const drama = heats.filter(({ stretch }) => stretch.drama === true).length;
  const rows = thresholds.map((threshold) => {
    const hot = heats.filter(({ heat }) => heat >= threshold);
    const found = hot.filter(({ stretch }) => stretch.drama === true).length;
    const missed = heats.filter(({ stretch, heat }) => stretch.level === 3 && heat < threshold).length;
    return [threshold, percent(found, hot.length), percent(found, drama), missed];
  });
  sayTable(title, ['threshold', 'precision', 'recall', 'severe missed'], rows);
}

/** Disputes no part is trained on: whether a conversation derails, told from all of it. */
function sayDisputes(model: TextModel, data: string): void {
  const rows = ['cga_wiki_val', 'wikitactics'].map((name) => {
    const threads = readJsonLines<ThreadRow>(join(data, 'conversations', `${name}.jsonl`)).map(threadOf);
    const ranked = threads.map(({ comments, heated }) => ({ score: scoreStretch(model, comments.flatMap(({ lines }) => lines)), drama: heated }));
    const { area, averagePrecision, precisionAtHalf } = judge(ranked);
    return [name, threads.length, ...[area, averagePrecision, precisionAtHalf].map((figure) => figure.toFixed(3))];
  });
  sayTable('Disputes on Wikipedia', ['set', 'conversations', 'area under the curve', 'average precision', 'precision at half recall'], rows);
}

function sayTraffic(model: TextModel, folder: string, name: string): void {
  const replay = replayTraffic(model, folder, name);
  say(`${name}: ${replay.messages} messages, ${replay.readings} readings, ${replay.abstained} abstained;`);
  say(`${replay.featureCost.toFixed(1)} µs a message for features, ${replay.readingCost.toFixed(1)} µs a message for reading every fifth.\n`);
  const rows = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((threshold) => {
    const hot = replay.days.filter(({ heat }) => heat >= threshold);
    return [threshold, percent(hot.length, replay.days.length), percent(shareOfFrequent(replay.days, threshold), 1)];
  });
  sayTable(`${name}: ${replay.days.length} days of channels with five people`, ['live threshold', 'hot days', 'days that end 14 with three hot ones'], rows);
}

const { data: folder, seed } = { data: values.data, seed: Number(values.seed) };
const model = readTextModel(readFileSync(values.model));
const judged = readWindows(folder).filter(({ drama }) => drama !== null);
const heatOf = (stretch: Stretch): number => {
  const reading = readStretch(model, stretch.features);
  return reading.is === 'read' ? reading.heat : 0;
};
const called = judged.map((stretch) => ({ ...stretch, hot: heatOf(stretch) >= TEXT_THRESHOLD }));
sayQuality(model, judged, folder, seed);
say(`Thresholds: ${TEXT_THRESHOLD} for a whole stretch, ${LIVE_TEXT_THRESHOLD} live.\n`);
sayLevels(called);
sayKinds(called);
sayFloor(called);
sayThresholds('Whole stretches', judged.map((stretch) => ({ stretch, heat: heatOf(stretch) })), [0.1, TEXT_THRESHOLD, 0.3, 0.5, 0.7]);
const live = judged.map((stretch) => ({ stretch, heat: 1 / (1 + Math.exp(-(model.slope * liveScore(model, stretch) + model.offset))) }));
sayThresholds('Live', live, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
sayDisputes(model, folder);
for (const name of ['discord_komodo_12_channels', 'slack_dev']) sayTraffic(model, folder, name);
