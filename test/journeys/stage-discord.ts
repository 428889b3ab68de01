import { discordOpenapiPath, startFakeDiscord, type FakeChannel, type FakeDiscord, type FakeGuild, type FakeRole, type Outcome, type Person, type SeenForm, type SeenMessage } from '../fakes/discord/fake-discord.js';
import { readFields, readForm, readMessage, readRevision } from './read-discord.js';
import { CAST, DAY, EVERYBODY, HOUR, openRunning, PLACES, until, type Actor, type Post, type Running, StoryClock, type Stage, type Where, type Who } from './stage.js';

const MANAGE_SERVER = 1n << 5n;
const TOO_SLOW = 'That took too long to open the form';

/** The last that one person was shown. */
interface Screen {
  answer: SeenMessage | null;
  form: SeenForm | null;
}

/** A fake Discord with one server, and Guidon connected to it by the real client. */
export class DiscordStage implements Stage {
  readonly name = 'Discord';
  readonly roleStep = 'One step is left for a server admin, so that @Managers sees /manage: Server Settings → Integrations → Guidon → /manage → add the role.';
  readonly people = new Map<Who, Person>();
  readonly places = new Map<Where, FakeChannel>();
  readonly managers: FakeRole;
  readonly names = new Map<string, string>();
  readonly answers: { readonly id: string; readonly to: Person; readonly text: string }[] = [];
  readonly guild: FakeGuild;
  readonly #screens = new Map<Who, Screen>();

  constructor(
    readonly fake: FakeDiscord,
    readonly running: Running,
    readonly home: string,
  ) {
    this.guild = fake.addGuild({ name: home, owner: 'Owner' });
    this.managers = this.guild.addRole({ name: 'Managers' });
    this.names.set(this.managers.id, 'Managers');
    for (const name of CAST) this.#addPerson(name);
    for (const name of PLACES) {
      const channel = this.guild.addChannel({ name });
      this.places.set(name, channel);
      this.names.set(channel.id, name);
    }
    this.#addPerson('Tomás');
    this.placeOf('managers').showOnlyTo([this.personOf('Mira'), this.personOf('Jonas')]);
  }

  #addPerson(name: Who): void {
    const rights = name === 'Mira' ? { permissions: MANAGE_SERVER, roles: [this.managers] } : {};
    const person = this.guild.addPerson({ name, ...rights });
    this.people.set(name, person);
    this.names.set(person.id, name);
    this.#screens.set(name, { answer: null, form: null });
  }

  get clock(): StoryClock {
    return this.running.clock;
  }

  personOf(who: Who): Person {
    return find(this.people, who);
  }

  placeOf(where: Where): FakeChannel {
    return find(this.places, where);
  }

  screenOf(who: Who): Screen {
    return find(this.#screens, who);
  }

  as(who: Who, where: Where = 'general'): DiscordActor {
    return new DiscordActor(this, who, where);
  }

  posts(where: Where): Promise<Post[]> {
    return Promise.resolve(this.fake.ledger.posts(this.placeOf(where)).map((message) => this.read(message)));
  }

  notes(who: Who): Promise<Post[]> {
    const person = this.personOf(who);
    return Promise.resolve(person.hasDm ? this.fake.ledger.posts(person).map((message) => this.read(message)) : []);
  }

  shut(who: Who): boolean {
    this.personOf(who).closeDms();
    return true;
  }

  /** Hour by hour; where there is more than a day to go, eight hours at a time until then. */
  async moveTo(moment: number): Promise<void> {
    while (this.clock.now() < moment) {
      const step = moment - this.clock.now() > DAY ? 8 * HOUR : HOUR;
      const full = (Math.floor(this.clock.now() / step) + 1) * step;
      this.clock.moveBy(Math.min(moment, full) - this.clock.now());
      await this.running.guidon.tick();
    }
  }

  /** Each act takes a second by the story's clock, and what follows from it has its turn. */
  async act<Given>(work: () => Promise<Given>): Promise<Given> {
    this.clock.moveBy(1000);
    const given = await work();
    await this.running.guidon.tick();
    return given;
  }

  troubles(): Promise<string[]> {
    return Promise.resolve([...this.fake.violations, ...this.running.log.alarms.map((alarm) => JSON.stringify(alarm)), ...this.#leaks(), ...this.#pings(), ...this.#refused(), ...this.#strange()]);
  }

  async restart(): Promise<void> {
    await this.running.stop();
    await this.running.start();
    await this.running.guidon.tick();
  }

  async close(): Promise<void> {
    await this.running.close();
    await this.fake.stop();
  }

  read(message: SeenMessage): Post {
    const revisions = message.revisions.map(({ at, text }) => ({ at, text: readRevision(text, this.names) }));
    return { id: message.id, text: readMessage(message, this.names), pinned: message.pinned, revisions };
  }

  #leaks(): string[] {
    const seen = EVERYBODY.map((who) => ({ who, ids: new Set(this.fake.ledger.seenBy(this.personOf(who)).map(({ id }) => id)) }));
    return this.answers.flatMap(({ id, to, text }) =>
      seen.filter(({ who, ids }) => this.personOf(who) !== to && ids.has(id)).map(({ who }) => `${who} can see an answer to ${to.name}: ${text}`),
    );
  }

  /** What Discord's own description of its interface does not know; nothing where that description is absent. */
  #strange(): string[] {
    const path = discordOpenapiPath();
    return path === null ? [] : this.fake.checkRequests(path).problems;
  }

  #refused(): string[] {
    return this.fake.ledger.requests.filter(({ status }) => status < 200 || status >= 400).map(({ method, path, status, response }) => `${String(status)} to ${method} ${path}: ${JSON.stringify(response)}`);
  }

  /** Whatever the text says, Discord pings only whom `allowed_mentions` lets it. */
  #pings(): string[] {
    const bodies = this.fake.ledger.requests.map(({ body }) => body).filter((body) => typeof body === 'object' && body !== null);
    return bodies.map((body) => JSON.stringify(body)).filter((text) => text.includes('"content"') && !text.includes('"allowed_mentions":{"parse":[]}')).map((text) => `may ping: ${text}`);
  }
}

class DiscordActor implements Actor {
  constructor(
    private readonly stage: DiscordStage,
    private readonly who: Who,
    private readonly where: Where,
  ) {}

  says(text: string): Promise<Post> {
    return this.stage.act(() => Promise.resolve(this.stage.read(this.person.say(this.place, text))));
  }

  command(line: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
    const meant = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.mean(value) ?? value]));
    return this.try(() => this.person.command(this.place, line, meant));
  }

  press(label: string, on?: Post): Promise<string> {
    return this.try(() => this.person.pressButton(this.touched(on), label));
  }

  choose(menu: string, option: string, on?: Post): Promise<string> {
    return this.try(() => this.person.choose(this.touched(on), menu, option));
  }

  async fillIn(values: Readonly<Record<string, string>>): Promise<string> {
    const { form } = this.screen;
    if (!form) throw new Error(`${this.who} has no form open`);
    const fields = readFields(form, this.stage.names);
    const meant = Object.entries(values).map(([label, value]) => {
      const field = fields.find((one) => one.label === label);
      const pointed = field && field.type !== 4 && field.type !== 3 ? (value === '' ? [] : this.mean(value)) : undefined;
      return [label, pointed ?? value] as const;
    });
    return this.try(() => this.person.submitForm(form, Object.fromEntries(meant)));
  }

  pointAt(message: Post, action: string): Promise<string> {
    return this.try(() => this.person.messageAction(action, message));
  }

  answer(): Post {
    const { answer } = this.screen;
    if (!answer) throw new Error(`${this.who} was not answered yet`);
    return this.stage.read(answer);
  }

  async offered(line: string, option: string, typed: string): Promise<string[]> {
    const choices = await this.person.autocomplete(this.place, line, { [option]: typed }, option);
    return choices.map(({ name }) => name);
  }

  private get person(): Person {
    return this.stage.personOf(this.who);
  }

  private get place(): FakeChannel {
    return this.stage.placeOf(this.where);
  }

  private get screen(): Screen {
    return this.stage.screenOf(this.who);
  }

  private touched(on: Post | undefined): { readonly id: string } {
    const message = on ?? this.screen.answer;
    if (!message) throw new Error(`${this.who} has no answer to press on`);
    return message;
  }

  /** Whom or what `@Jonas`, `#goals` or `@Managers` names; null for any other text. */
  private mean(value: string): Person | FakeChannel | FakeRole | null {
    const name = value.slice(1);
    if (value.startsWith('#')) return this.stage.places.get(name as Where) ?? null;
    if (!value.startsWith('@')) return null;
    return name === 'Managers' ? this.stage.managers : (this.stage.people.get(name as Who) ?? null);
  }

  /** A form that came too late is asked for again, as the sentence beside it says. */
  private async try(begin: () => Promise<Outcome>): Promise<string> {
    const outcome = await this.stage.act(begin);
    return this.show(outcome.text.startsWith(TOO_SLOW) ? await this.stage.act(begin) : outcome);
  }

  private show({ form, message, kind, private: onlyFor }: Outcome): string {
    if (form) {
      this.screen.form = form;
      return readForm(form, this.stage.names);
    }
    if (!message || !onlyFor) throw new Error(`${this.who} was answered by: ${kind}${message ? ` ${message.text}` : ''}`);
    const text = readMessage(message, this.stage.names);
    Object.assign(this.screen, { answer: message, form: null });
    this.stage.answers.push({ id: message.id, to: this.person, text });
    return text;
  }
}

function find<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const found = map.get(key);
  if (found === undefined) throw new Error(`there is no ${String(key)}`);
  return found;
}

/** A server of this name and Guidon in it, as it is right after the invitation was accepted. */
export async function openDiscordStage(home: string, grantedIntents = 0): Promise<DiscordStage> {
  const clock = new StoryClock();
  const fake = await startFakeDiscord({ now: () => clock.now(), grantedIntents, rateLimits: 'off', answerWithinMs: 20_000, outcomeWithinMs: 30_000 });
  try {
    const running = await openRunning({ discord: { token: fake.token, apiUrl: fake.apiUrl }, playground: false }, clock);
    const stage = new DiscordStage(fake, running, home);
    await until('the commands are registered', () => fake.ledger.registrations.length > 0);
    return stage;
  } catch (error) {
    await fake.stop();
    throw error;
  }
}
