import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connectDiscord } from '../../src/adapters/discord/connect-discord.js';
import { NodeClock } from '../../src/adapters/node/clock.js';
import { loadTextModel } from '../../src/adapters/node/load-text-model.js';
import { connectSlack } from '../../src/adapters/slack/connect-slack.js';
import { readTextModel, type TextModel } from '../../src/core/heat/text/text-model.js';
import { HomeWatch } from '../../src/events/home-watch.js';
import type { Log } from '../../src/ports/log.js';
import type { Watch } from '../../src/ports/watch.js';
import { ScriptedDesk } from '../adapters/discord/started-discord.js';
import type { Address, Order } from './orders.js';

const MODES = ['off', 'on', 'text'] as const;
type Mode = (typeof MODES)[number];
type Platform = 'discord' | 'slack';

/** Reading the text of a message may cost this share of receiving it. */
const MOST = 0.2;
const MESSAGES = Number(process.argv[2] ?? 4000);
const ROUNDS = Number(process.argv[3] ?? 5);

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

/** Tells when the sign behind the messages has come. */
class WaitingDesk extends ScriptedDesk {
  arrived: () => void = () => undefined;

  override joined(platform: string, key: string, name: string): Promise<void> {
    if (name === 'Mark') this.arrived();
    return super.joined(platform, key, name);
  }

  override home(): ReturnType<ScriptedDesk['home']> {
    this.arrived();
    return super.home();
  }
}

/** The watch as it is at work, with what managers decided already known. */
function openWatch({ home, channel }: Address, model: TextModel, mode: Mode): { readonly watch: Watch; readonly seen: () => number } {
  const inside = new HomeWatch({ salt: 7, model });
  const address = { community: 'c', home: { id: home } } as Parameters<HomeWatch['learn']>[0];
  const decided = { home, channel, watched: true, textSince: mode === 'text' ? 0 : null, shift: 0, mutedUntil: null, tellAtOnce: false };
  inside.learn(address, [decided], []);
  let seen = 0;
  const watch: Watch = {
    saw: (_platform, _home, place, sighting) => { seen += 1; inside.see(place, sighting); },
    sawTimeout: (_platform, _home, person, at) => { inside.seeTimeout(person, at); },
    wantsText: (_platform, _home, place) => inside.wantsText(place),
  };
  return { watch, seen: () => seen };
}

function connect(platform: Platform, { apiUrl, token, appToken }: Address, desk: WaitingDesk, watch: Watch | null) {
  const shared = { token, apiUrl, clock: new NodeClock(), log: silent, desk, ...(watch && { watch }) };
  const registered = { read: () => Promise.resolve(null), write: () => Promise.resolve() };
  return platform === 'discord' ? connectDiscord({ ...shared, registered }) : connectSlack({ ...shared, appToken, signingSecret: null });
}

/** Processor time of this process for each message, in µs. */
async function receive(platform: Platform, fake: ChildProcess, at: Address, [mode, model]: [Mode, TextModel]): Promise<number> {
  const desk = new WaitingDesk();
  const { watch, seen } = openWatch(at, model, mode);
  const connection = await connect(platform, at, desk, mode === 'off' ? null : watch);
  await connection.ready;
  const arrived = new Promise<void>((resolve) => { desk.arrived = resolve; });
  globalThis.gc?.();
  const before = process.cpuUsage();
  fake.send({ send: MESSAGES } satisfies Order);
  await arrived;
  const { user, system } = process.cpuUsage(before);
  await connection.close();
  if (mode !== 'off' && seen() < MESSAGES) throw new Error(`only ${String(seen())} of ${String(MESSAGES)} messages were seen`);
  return (user + system) / MESSAGES;
}

function median(figures: readonly number[]): number {
  return [...figures].sort((one, other) => one - other)[Math.floor(figures.length / 2)] ?? NaN;
}

async function measure(platform: Platform, model: TextModel): Promise<Record<Mode, number>> {
  const fake = fork(new URL('./fake-platform.ts', import.meta.url), [platform], { execArgv: ['--import', 'tsx'] });
  const [at] = (await once(fake, 'message')) as [Address];
  const figures: Record<Mode, number[]> = { off: [], on: [], text: [] };
  // The first round is for the compiler.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const mode of MODES) {
      const cost = await receive(platform, fake, at, [mode, model]);
      if (round > 0) figures[mode].push(cost);
    }
  }
  fake.disconnect();
  return { off: median(figures.off), on: median(figures.on), text: median(figures.text) };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const model = readTextModel(await loadTextModel());
print(`Processor time for each message received, µs: the middle of ${String(ROUNDS)} rounds of ${String(MESSAGES)} messages.`);
print('platform | not watched | watched | with text | reading text / receiving');
let worst = 0;
for (const platform of ['discord', 'slack'] as const) {
  const { off, on, text } = await measure(platform, model);
  const share = (text - on) / off;
  worst = Math.max(worst, share);
  print(`${platform} | ${off.toFixed(0)} | ${on.toFixed(0)} | ${text.toFixed(0)} | ${(share * 100).toFixed(1)} %`);
}
print(worst <= MOST ? `Reading text costs less than a fifth of receiving it.` : `Reading text costs more than a fifth of receiving it.`);
process.exit(worst <= MOST ? 0 : 1);
