import type { Form } from '../../src/cards/card.js';
import type { Completion, Given, Happening, ShownMessage, ShownWorld } from '../../src/adapters/web/page/shown.js';
import { hear, readForm, readMessage } from './read-playground.js';
import { EVERYBODY, DAY, openRunning, StoryClock, until, type Actor, type Post, type Running, type Stage, type Where, type Who } from './stage.js';

const KEYS: Readonly<Record<Who, string>> = { Mira: 'mira', Jonas: 'jonas', Inès: 'ines', Kofi: 'kofi', Надія: 'nadia', Tomás: 'tomas' };

/** Guidon refuses to move its clock further at once. */
const LONGEST_MOVE = 31 * DAY;

/** An idle connection could be closed by the server under a request that has just been sent. */
const ONCE = { Connection: 'close' } as const;

/** The last that one person was shown. */
interface Screen {
  world: ShownWorld | null;
  answer: string | null;
  form: { readonly form: Form; readonly message: string | null; readonly channel: string } | null;
}

/** Guidon's own playground, used as its page uses it: over HTTP, with one stream of events for each person. */
export class PlaygroundStage implements Stage {
  readonly name = 'the playground';
  readonly home = 'The Playground';
  readonly roleStep = 'Those with @Managers can use /manage from now on.';
  readonly answers: { readonly id: string; readonly to: Who; readonly text: string }[] = [];
  readonly #screens = new Map<Who, Screen>(EVERYBODY.map((who) => [who, { world: null, answer: null, form: null }]));
  readonly #revisions = new Map<string, { at: number; text: string }[]>();
  #streams = new AbortController();

  constructor(readonly running: Running) {}

  get clock(): StoryClock {
    return this.running.clock;
  }

  screenOf(who: Who): Screen {
    const screen = this.#screens.get(who);
    if (!screen) throw new Error(`there is no ${who}`);
    return screen;
  }

  worldOf(who: Who): ShownWorld {
    const { world } = this.screenOf(who);
    if (!world) throw new Error(`${who} sees nothing yet`);
    return world;
  }

  as(who: Who, where: Where = 'general'): PlaygroundActor {
    return new PlaygroundActor(this, who, where);
  }

  async posts(where: Where): Promise<Post[]> {
    await this.settle();
    return this.#listPosts('Mira', where);
  }

  async notes(who: Who): Promise<Post[]> {
    await this.settle();
    return this.#listPosts(who, `dm-${KEYS[who]}`);
  }

  shut(): boolean {
    return false;
  }

  async moveTo(moment: number): Promise<void> {
    while (this.clock.now() < moment) await this.send('clock', { to: Math.min(moment, this.clock.now() + LONGEST_MOVE) });
    await this.settle();
  }

  /** Lets one of the bundled conversations happen. */
  async replay(story: 'hot' | 'calm'): Promise<void> {
    await this.send('replay', { story });
    await this.settle();
  }

  async troubles(): Promise<string[]> {
    await this.settle();
    const leaks = this.answers.flatMap(({ id, to, text }) =>
      EVERYBODY.filter((who) => who !== to && this.worldOf(who).messages.some((message) => message.id === id)).map((who) => `${who} can see an answer to ${to}: ${text}`),
    );
    return [...leaks, ...this.running.log.alarms.map((alarm) => JSON.stringify(alarm))];
  }

  async restart(): Promise<void> {
    this.#streams.abort();
    await this.running.stop();
    await this.running.start();
    await this.open();
    await this.running.guidon.tick();
  }

  async close(): Promise<void> {
    this.#streams.abort();
    await this.running.close();
  }

  async open(): Promise<void> {
    this.#streams = new AbortController();
    for (const who of EVERYBODY) await this.#follow(who);
    await until('each page shows the world', () => EVERYBODY.every((who) => this.screenOf(who).world !== null));
  }

  /** Knocks at one of the doors the page knocks at. */
  async send(door: string, body: object): Promise<unknown> {
    const { url } = this.running.guidon;
    const response = await fetch(`${url}/playground/${door}`, {
      method: 'POST',
      headers: { ...ONCE, 'Content-Type': 'application/json', Origin: url },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${door}: ${String(response.status)} ${await response.text()}`);
    return response.json();
  }

  async act<Given>(work: () => Promise<Given>): Promise<Given> {
    this.clock.moveBy(1000);
    const given = await work();
    await this.running.guidon.tick();
    await this.settle();
    return given;
  }

  /** Until each page has heard of everything the server knows. */
  async settle(): Promise<void> {
    for (const who of EVERYBODY) {
      await until(`${who}’s page has heard everything`, async () => {
        const response = await fetch(`${this.running.guidon.url}/playground/state?as=${KEYS[who]}`, { headers: ONCE });
        const { messages } = (await response.json()) as ShownWorld;
        return JSON.stringify(messages) === JSON.stringify(this.worldOf(who).messages);
      });
    }
  }

  read(message: ShownMessage): Post {
    return { id: message.id, text: readMessage(message, this.worldOf('Mira')), pinned: message.pinned, revisions: this.#revisions.get(message.id) ?? [] };
  }

  #listPosts(who: Who, channel: string): Post[] {
    const posts = this.worldOf(who).messages.filter((message) => message.channel === channel && message.author === null && !message.onlyYou);
    return posts.map((message) => this.read(message));
  }

  async #follow(who: Who): Promise<void> {
    const { signal } = this.#streams;
    const response = await fetch(`${this.running.guidon.url}/playground/events?as=${KEYS[who]}`, { signal });
    if (!response.ok || !response.body) throw new Error(`no stream of events for ${who}`);
    void this.#hearAll(who, response.body).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  async #hearAll(who: Who, stream: AsyncIterable<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const bytes of stream) {
      const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('data: ')) this.#hearOne(who, JSON.parse(part.slice(6)) as Happening);
    }
  }

  #hearOne(who: Who, happening: Happening): void {
    const screen = this.screenOf(who);
    screen.world = hear(screen.world, happening);
    // Mira is in every channel, so that through her eyes each public message is seen once.
    if (who === 'Mira' && happening.is === 'message' && !happening.message.onlyYou) this.#remember(happening.message);
  }

  #remember(message: ShownMessage): void {
    const known = this.#revisions.get(message.id) ?? [];
    const text = readMessage(message, this.worldOf('Mira'));
    if (known.at(-1)?.text !== text) this.#revisions.set(message.id, [...known, { at: this.clock.now(), text }]);
  }
}

/** What a door is told, whatever else it wants to know. */
interface Asked extends Readonly<Record<string, unknown>> {
  readonly as: string;
  readonly channel: string;
  readonly message?: string | null;
}

class PlaygroundActor implements Actor {
  constructor(
    private readonly stage: PlaygroundStage,
    private readonly who: Who,
    private readonly where: Where,
  ) {}

  async says(text: string): Promise<Post> {
    await this.stage.act(() => this.stage.send('say', { ...this.place, text }));
    const said = this.world.messages.findLast(({ author }) => author === KEYS[this.who]);
    if (!said) throw new Error(`what ${this.who} said did not appear`);
    return this.stage.read(said);
  }

  command(line: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
    const options = Object.entries(values).map(([name, value]) => `${name}:"${value}"`);
    return this.visit('command', { ...this.place, text: [`/${line}`, ...options].join(' ') });
  }

  press(label: string, on?: Post): Promise<string> {
    const message = this.touched(on);
    const pressed = actionsOf(message).find((action) => action.is === 'button' && action.label === label);
    if (pressed?.is !== 'button') throw new Error(`no button “${label}” on:\n${readMessage(message, this.world)}`);
    return this.visit('press', { ...this.at(message), press: pressed.press, chosen: [] });
  }

  choose(placeholder: string, option: string, on?: Post): Promise<string> {
    const message = this.touched(on);
    const menu = actionsOf(message).find((action) => action.is === 'menu' && action.placeholder === placeholder);
    const chosen = menu?.is === 'menu' ? menu.options.find(({ label }) => label === option) : undefined;
    if (menu?.is !== 'menu' || !chosen) throw new Error(`no “${option}” in a menu “${placeholder}” on:\n${readMessage(message, this.world)}`);
    return this.visit('press', { ...this.at(message), press: menu.press, chosen: [chosen.value] });
  }

  fillIn(values: Readonly<Record<string, string>>): Promise<string> {
    const { form: open } = this.screen;
    if (!open) throw new Error(`${this.who} has no form open`);
    const { form, message, channel } = open;
    const unknown = Object.keys(values).filter((label) => !form.fields.some((field) => field.label === label));
    if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}\n${readForm(form, this.world)}`);
    const filled = form.fields.map((field) => [field.name, this.mean(field, values[field.label])]);
    return this.visit('submit', { as: KEYS[this.who], channel, message, press: form.press, values: Object.fromEntries(filled) as object });
  }

  pointAt(message: Post, action: string): Promise<string> {
    if (!this.world.messageActions.some(({ name }) => name === action)) throw new Error(`no action “${action}” in the menu of a message`);
    const found = this.touched(message);
    return this.visit('act', { as: KEYS[this.who], channel: found.channel, message: found.id, action });
  }

  answer(): Post {
    return this.stage.read(this.touched(undefined));
  }

  async offered(line: string, option: string, typed: string): Promise<string[]> {
    const { suggestions } = (await this.stage.send('complete', { ...this.place, text: `/${line} ${option}:${typed}` })) as Completion;
    return suggestions.map(({ label }) => label);
  }

  private get screen(): Screen {
    return this.stage.screenOf(this.who);
  }

  private get world(): ShownWorld {
    return this.stage.worldOf(this.who);
  }

  private get place(): { readonly as: string; readonly channel: string } {
    return { as: KEYS[this.who], channel: this.where };
  }

  private at({ channel, id }: ShownMessage): { readonly as: string; readonly channel: string; readonly message: string } {
    return { as: KEYS[this.who], channel, message: id };
  }

  private touched(on: Post | undefined): ShownMessage {
    const id = on?.id ?? this.screen.answer;
    const message = this.world.messages.find((each) => each.id === id);
    if (!message) throw new Error(`${this.who} does not see the message to be touched`);
    return message;
  }

  /** The value the page sends for what a person picks or types. */
  private mean(field: Form['fields'][number], typed: string | undefined): string {
    if (typed === undefined) return field.value ?? '';
    const name = typed.slice(1);
    switch (field.kind) {
      case 'choice':
        return field.options.find(({ label }) => label === typed)?.value ?? typed;
      case 'channel':
        return name;
      case 'role':
        return this.world.roles.find((role) => role.name === name)?.key ?? '';
      case 'person':
        return this.world.people.find((person) => person.name === name)?.key ?? '';
      case 'line':
      case 'lines':
        return typed;
    }
  }

  private async visit(door: string, body: Asked): Promise<string> {
    const given = (await this.stage.act(() => this.stage.send(door, body))) as Given;
    if (given.is === 'nothing') throw new Error(`${this.who} was not answered`);
    if (given.is === 'form') {
      this.screen.form = { form: given.form, message: body.message ?? null, channel: body.channel };
      return readForm(given.form, this.world);
    }
    this.screen.answer = given.id;
    this.screen.form = null;
    const message = this.touched(undefined);
    const text = readMessage(message, this.world);
    if (!message.onlyYou) throw new Error(`everybody sees the answer to ${this.who}: ${text}`);
    this.stage.answers.push({ id: message.id, to: this.who, text });
    return text;
  }
}

function actionsOf({ said }: ShownMessage) {
  return said.is === 'card' ? said.card.blocks.flatMap((block) => (block.is === 'actions' ? block.actions : [])) : [];
}

/** A new playground, as somebody sees it who has just started Guidon. */
export async function openPlaygroundStage(): Promise<PlaygroundStage> {
  const running = await openRunning({ discord: null, playground: true }, new StoryClock());
  const stage = new PlaygroundStage(running);
  try {
    await stage.open();
    return stage;
  } catch (error) {
    await stage.close();
    throw error;
  }
}
