import { connectDiscord, type DiscordConnection } from '../../../src/adapters/discord/connect-discord.js';
import type { Card, Form, MenuOption } from '../../../src/cards/card.js';
import type { Clock } from '../../../src/ports/clock.js';
import type { ActedOn, Answer, FrontDesk, Values, Visit } from '../../../src/ports/front-desk.js';
import type { Log } from '../../../src/ports/log.js';
import type { Watch } from '../../../src/ports/watch.js';
import { startFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from '../../fakes/discord/fake-discord.js';

export const MARKER = 'd_0123456789-abcdefghijkl';

export interface Handed {
  readonly by: 'asked' | 'typed' | 'suggested' | 'acted' | 'pressed' | 'submitted';
  readonly visit: Visit;
  readonly what: string;
  readonly values?: Values;
  readonly chosen?: readonly string[];
  readonly on?: ActedOn;
}

/** A desk that writes down what it is handed and answers as the test says. */
export class ScriptedDesk implements FrontDesk {
  readonly handed: Handed[] = [];
  readonly homes: string[] = [];
  /** The homes named when Discord was reached, each time. */
  readonly atStart: (readonly string[])[] = [];
  answer: (handed: Handed) => Answer | Promise<Answer> = () => ({ is: 'nothing' });
  suggest: () => Promise<readonly MenuOption[]> = () => Promise.resolve([]);
  readonly groups = [
    { name: 'goal', description: 'Goals', managersOnly: false },
    { name: 'manage', description: 'For managers', managersOnly: true },
  ];
  readonly commands: FrontDesk['commands'] = [
    { path: ['goal', 'list'], description: 'All goals', managersOnly: false, options: [] },
    {
      path: ['goal', 'progress'], description: 'Report', managersOnly: false, options: [
        { name: 'note', description: 'A note', kind: 'text', required: false, most: 200 },
        { name: 'goal', description: 'Which', kind: 'suggested', required: true },
        { name: 'amount', description: 'How much', kind: 'number', required: false },
        { name: 'who', description: 'Who', kind: 'person', required: false },
        { name: 'where', description: 'Where', kind: 'channel', required: false },
        { name: 'role', description: 'Role', kind: 'role', required: false },
        { name: 'late', description: 'Late?', kind: 'yes-no', required: false },
        { name: 'kind', description: 'Kind', kind: 'text', required: false, choices: [{ label: 'Big', value: 'big' }] },
      ],
    },
    { path: ['propose'], description: 'Propose', managersOnly: false, options: [{ name: 'title', description: 'What', kind: 'suggested', required: false }, { name: 'where', description: 'Where', kind: 'channel', required: true }] },
    { path: ['manage', 'doctor'], description: 'What is wrong', managersOnly: true, options: [] },
  ];
  readonly messageActions = [{ name: 'Count towards a goal' }];

  typed(visit: Visit, line: string): Promise<Answer> {
    return this.#take({ by: 'typed', visit, what: line });
  }
  completed: FrontDesk['completed'] = () => Promise.resolve({ suggestions: [], usage: null, ready: false });
  async home(): Promise<Card> {
    return { blocks: [] };
  }
  asked(visit: Visit, path: readonly string[], values: Values): Promise<Answer> {
    return this.#take({ by: 'asked', visit, what: path.join(' '), values });
  }
  async suggested(visit: Visit, path: readonly string[], option: string, values: Values): Promise<readonly MenuOption[]> {
    this.handed.push({ by: 'suggested', visit, what: `${path.join(' ')} ${option}`, values });
    return this.suggest();
  }
  acted(visit: Visit, action: string, on: ActedOn): Promise<Answer> {
    return this.#take({ by: 'acted', visit, what: action, on });
  }
  pressed(visit: Visit, press: string, chosen: readonly string[]): Promise<Answer> {
    return this.#take({ by: 'pressed', visit, what: press, chosen });
  }
  submitted(visit: Visit, press: string, values: Values): Promise<Answer> {
    return this.#take({ by: 'submitted', visit, what: press, values });
  }
  async joined(_platform: string, key: string, name: string): Promise<void> {
    this.homes.push(`+${name} ${key}`);
  }
  async left(_platform: string, key: string): Promise<void> {
    this.homes.push(`-${key}`);
  }
  async found(_platform: string, keys: readonly string[]): Promise<void> {
    this.atStart.push(keys);
  }

  async #take(handed: Handed): Promise<Answer> {
    this.handed.push(handed);
    return this.answer(handed);
  }
}

interface Settings extends FakeDiscordOptions {
  token?: string;
  /** Where to connect instead of the fake. */
  apiUrl?: string;
  outage?: boolean;
  /** Who is told what happens in channels. */
  watch?: Watch;
}

export interface Started {
  readonly fake: FakeDiscord;
  readonly desk: ScriptedDesk;
  readonly connection: DiscordConnection;
  readonly clock: Clock & { at: number; sleeps: number[] };
  readonly logged: { level: string; facts: Readonly<Record<string, unknown>>; message: string }[];
  readonly kept: { hash: string | null };
  readonly guild: ReturnType<FakeDiscord['addGuild']>;
  readonly channel: ReturnType<ReturnType<FakeDiscord['addGuild']>['addChannel']>;
  reconnect(): Promise<DiscordConnection>;
  stop(): Promise<void>;
}

/** The adapter connected to a fake Discord with one server, "Orchard", and its channel "work"; sleeping takes 20 ms whatever is asked. */
export async function startDiscord(settings: Settings = {}): Promise<Started> {
  const clock = { at: 1_790_000_000_000, sleeps: [] as number[], now: () => clock.at, monotonic: () => clock.at, sleep, heartbeat: () => () => undefined };
  async function sleep(milliseconds: number): Promise<void> {
    clock.sleeps.push(milliseconds);
    await pause(20);
  }
  const fake = await startFakeDiscord({ now: () => clock.at, ...settings });
  const guild = fake.addGuild({ name: 'Orchard' });
  const channel = guild.addChannel({ name: 'work' });
  if (settings.outage === true) fake.outage(true);
  const desk = new ScriptedDesk();
  const logged: Started['logged'] = [];
  const kept: Started['kept'] = { hash: null };
  const connections: DiscordConnection[] = [];
  const registered = { read: async () => kept.hash, write: async (hash: string) => { kept.hash = hash; } };
  const reconnect = async (): Promise<DiscordConnection> => {
    const made = await connectDiscord({ token: settings.token ?? fake.token, apiUrl: settings.apiUrl ?? fake.apiUrl, clock, log: logInto(logged), desk, registered, ...(settings.watch && { watch: settings.watch }) });
    connections.push(made);
    if (settings.outage !== true) await made.ready;
    return made;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(connections.map((one) => one.close()));
    await fake.stop();
  };
  try {
    return { fake, desk, connection: await reconnect(), clock, logged, kept, guild, channel, reconnect, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export function cardOf(text: string, ...presses: readonly string[]): Card {
  const buttons = presses.map((press) => ({ is: 'button', label: press.split(':')[0] ?? '', press, style: 'plain' }) as const);
  return { blocks: [{ is: 'text', text: [text] }, ...(buttons.length > 0 ? [{ is: 'actions', actions: buttons } as const] : [])] };
}

export function answerCard(text: string, ...presses: readonly string[]): Answer {
  return { is: 'card', card: cardOf(text, ...presses) };
}

export function answerForm(form: Partial<Form> = {}): Answer {
  return { is: 'form', form: { press: 'goal-add', title: 'A goal', fields: [{ kind: 'line', most: 80, name: 'title', label: 'What', required: true }], ...form } };
}

/** Waits for something that is bound to happen. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it did not happen: ${holds.toString()}`);
    await pause(5);
  }
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function logInto(logged: Started['logged']): Log {
  const write = (level: string) => (facts: Readonly<Record<string, unknown>>, message: string) => { logged.push({ level, facts, message }); };
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error'), child: () => log };
  return log;
}
