import { makeManifest, type ManifestKind } from '../../src/adapters/slack/manifest.js';
import { messageActions } from '../../src/commands/index.js';
import { dayOf } from '../../src/core/time/calendar.js';
import { readDay } from '../../src/core/time/read-day.js';
import { sayLine } from '../../src/words/say.js';
import { listAt, objectAt, textAt } from '../fakes/discord/json.js';
import { startFakeSlack, type FakeChannel, type FakeGroup, type FakeSlack, type FakeTeam, type FieldValue, type Outcome, type Person, type SeenMessage, type SeenView } from '../fakes/slack/fake-slack.js';
import { readBlocks, readFields, readForm, readMessage } from './read-slack.js';
import { CAST, DAY, EVERYBODY, HOUR, openRunning, PLACES, type Actor, type Post, type Running, StoryClock, type Stage, type Where, type Who, ZONE } from './stage.js';

const TOO_SLOW = 'That took too long to open the form';
const SECRET_PATH = '/slack/events';

export type Transport = 'socket' | 'http';

/** The last that one person was shown. */
interface Screen {
  answer: SeenMessage | null;
  form: SeenView | null;
}

/** A fake Slack with one workspace, and Guidon connected to it by the real client. */
export class SlackStage implements Stage {
  readonly roleStep = 'Those in @Managers can use /manage from now on.';
  readonly people = new Map<Who, Person>();
  readonly places = new Map<Where, FakeChannel>();
  readonly names = new Map<string, string>();
  readonly managers: FakeGroup;
  readonly answers: { readonly id: string; readonly to: Person; readonly text: string }[] = [];
  readonly #screens = new Map<Who, Screen>();
  #running: Running | null = null;

  constructor(
    readonly fake: FakeSlack,
    readonly team: FakeTeam,
    readonly clock: StoryClock,
    private readonly transport: Transport,
  ) {
    for (const name of CAST) this.#addPerson(name);
    for (const name of PLACES) {
      const few = name === 'managers' ? { private: true, members: [this.personOf('Mira'), this.personOf('Jonas')] } : {};
      const channel = team.addChannel({ name, ...few });
      this.places.set(name, channel);
      this.names.set(channel.id, name);
    }
    this.managers = team.addGroup({ name: 'Managers' });
    this.names.set(this.managers.id, 'Managers');
    this.#addPerson('Tomás');
  }

  #addPerson(name: Who): void {
    const person = this.team.addPerson({ name, admin: name === 'Mira', tz: 'Europe/Berlin' });
    this.people.set(name, person);
    this.names.set(person.id, name);
    this.#screens.set(name, { answer: null, form: null });
  }

  get name(): string {
    return `Slack over ${this.transport}`;
  }

  get home(): string {
    return this.team.name;
  }

  get running(): Running {
    if (!this.#running) throw new Error('Guidon is not running');
    return this.#running;
  }

  async begin(): Promise<void> {
    const { fake } = this;
    const way = this.transport === 'socket' ? { appToken: fake.appToken, signingSecret: null } : { appToken: null, signingSecret: fake.signingSecret };
    this.#running = await openRunning({ discord: null, slack: { token: this.team.botToken, apiUrl: fake.apiUrl, ...way }, playground: false }, this.clock);
    this.#lead();
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

  as(who: Who, where: Where = 'general'): SlackActor {
    return new SlackActor(this, who, where);
  }

  posts(where: Where): Promise<Post[]> {
    return Promise.resolve(this.fake.ledger.posts(this.placeOf(where)).map((message) => this.read(message)));
  }

  notes(who: Who): Promise<Post[]> {
    const person = this.personOf(who);
    return Promise.resolve(person.hasDm ? this.fake.ledger.posts(person).map((message) => this.read(message)) : []);
  }

  /** On Slack nobody closes their messages, but people leave. */
  shut(who: Who): boolean {
    this.personOf(who).deactivate();
    return true;
  }

  /** Hour by hour; where there is more than a day to go, eight hours at a time until then. */
  async moveTo(moment: number): Promise<void> {
    while (this.clock.now() < moment) {
      const step = moment - this.clock.now() > DAY ? 8 * HOUR : HOUR;
      const full = (Math.floor(this.clock.now() / step) + 1) * step;
      await this.fake.handedOver();
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
    const pinged = this.fake.pings.filter(({ kind }) => kind !== 'person').map((ping) => JSON.stringify(ping));
    return Promise.resolve([...this.fake.violations, ...this.running.log.alarms.map((alarm) => JSON.stringify(alarm)), ...this.#leaks(), ...pinged, ...this.#refused()]);
  }

  async restart(): Promise<void> {
    await this.running.stop();
    await this.running.start();
    this.#lead();
    await this.running.guidon.tick();
  }

  async close(): Promise<void> {
    await this.#running?.close();
    await this.fake.stop();
  }

  read(message: SeenMessage): Post {
    return { id: `${message.channelId} ${message.ts}`, text: readMessage(message, this.names), pinned: message.pinned, revisions: message.revisions };
  }

  /** Over HTTP Slack has to be told where Guidon listens now. */
  #lead(): void {
    if (this.transport === 'http') this.fake.sendTo(this.running.guidon.url + SECRET_PATH);
  }

  #leaks(): string[] {
    const seen = EVERYBODY.map((who) => ({ who, ids: new Set(this.fake.ledger.seenBy(this.personOf(who)).map((message) => this.read(message).id)) }));
    return this.answers.flatMap(({ id, to, text }) =>
      seen.filter(({ who, ids }) => this.personOf(who) !== to && ids.has(id)).map(({ who }) => `${who} can see an answer to ${to.name}: ${text}`),
    );
  }

  /** A board that is pinned already is as it should be; Slack says so by an error. */
  #refused(): string[] {
    const isRefused = (response: unknown): boolean => {
      const { ok, error } = (response ?? {}) as { ok?: boolean; error?: string };
      return ok === false && error !== 'already_pinned';
    };
    return this.fake.ledger.requests
      .filter(({ status, response }) => status !== 200 || isRefused(response))
      .map(({ method, status, response }) => `${String(status)} to ${method}: ${JSON.stringify(response)}`);
  }
}

class SlackActor implements Actor {
  constructor(
    private readonly stage: SlackStage,
    private readonly who: Who,
    private readonly where: Where,
  ) {}

  says(text: string): Promise<Post> {
    return this.stage.act(() => Promise.resolve(this.stage.read(this.person.say(this.place, text).message)));
  }

  command(line: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
    const given = Object.entries(values).map(([name, value]) => `${name}:${this.write(value)}`);
    return this.try(() => this.person.command(this.place, '/guidon', [line.replace(/^guidon /u, ''), ...given].join(' ')));
  }

  press(label: string, on?: Post): Promise<string> {
    return this.try(() => this.person.press(this.touched(on), label));
  }

  choose(menu: string, option: string, on?: Post): Promise<string> {
    return this.try(() => this.person.choose(this.touched(on), menu, option));
  }

  async fillIn(values: Readonly<Record<string, string>>): Promise<string> {
    const { form } = this.screen;
    if (!form) throw new Error(`${this.who} has no form open`);
    const fields = readFields(form, this.stage.names);
    const meant = Object.entries(values).map(([label, value]) => [label, this.pick(fields.find((field) => field.label === label)?.type ?? '', value)] as const);
    return this.try(() => this.person.submit(form, Object.fromEntries(meant)));
  }

  pointAt(message: Post, action: string): Promise<string> {
    const callback = action.toLowerCase().replaceAll(' ', '-');
    return this.try(() => this.person.messageShortcut(callback, this.touched(message)));
  }

  answer(): Post {
    const { answer } = this.screen;
    if (!answer) throw new Error(`${this.who} was not answered yet`);
    return this.stage.read(answer);
  }

  /** Slack offers nothing behind a slash command; who does not know the name chooses from the list's own menu. */
  async offered(_line: string, _option: string, typed: string): Promise<string[]> {
    await this.command('goal list');
    const menus = this.screen.answer?.blocks.flatMap((block) => listAt(block, 'elements')).filter(({ type }) => type === 'static_select') ?? [];
    const labels = menus.flatMap((menu) => listAt(menu, 'options').map((option) => textAt(objectAt(option, 'text'), 'text')));
    return [...new Set(labels)].filter((label) => label.toLowerCase().includes(typed));
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

  private touched(on: Post | undefined): { readonly channelId: string; readonly ts: string } {
    const id = on?.id ?? (this.screen.answer ? this.stage.read(this.screen.answer).id : null);
    if (id === null) throw new Error(`${this.who} has no answer to press on`);
    const [channelId = '', ts = ''] = id.split(' ');
    return { channelId, ts };
  }

  private write(value: string): string {
    const meant = this.mean(value);
    if (!meant) return `"${value}"`;
    return meant.id.startsWith('C') ? `<#${meant.id}>` : `<@${meant.id}>`;
  }

  private pick(type: string, value: string): FieldValue {
    if (type === 'datepicker') return this.pickDay(value);
    if (!/conversations|users|external/u.test(type)) return value;
    const meant = this.mean(value);
    if (!meant) return null;
    return type === 'external_select' ? { name: value, value: meant.id } : { id: meant.id };
  }

  /** Slack has a calendar where others have words; the story tells the day by its words again. */
  private pickDay(words: string): string {
    const read = readDay(words, dayOf(this.stage.clock.now(), ZONE));
    // A calendar also has the days that are past.
    const written = Date.parse(`${words} UTC`);
    const day = typeof read === 'string' || Number.isNaN(written) ? read : new Date(written).toISOString().slice(0, 10);
    if (typeof day !== 'string') throw new Error(`no calendar has ${words}`);
    this.stage.names.set(day, words);
    return day;
  }

  /** Whom or what `@Jonas`, `#goals` or `@Managers` names; null for any other text. */
  private mean(value: string): { readonly id: string } | null {
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

  private show({ view, message, kind, text: shown, private: onlyFor }: Outcome): string {
    if (view) {
      this.screen.form = view;
      return view.submit === null ? readBlocks(view.blocks, this.stage.names) : readForm(view, this.stage.names);
    }
    if (!message || !onlyFor) throw new Error(`${this.who} was answered by: ${kind} ${shown}`);
    const post = this.stage.read(message);
    Object.assign(this.screen, { answer: message, form: null });
    this.stage.answers.push({ id: post.id, to: this.person, text: post.text });
    return post.text;
  }
}

function find<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const found = map.get(key);
  if (found === undefined) throw new Error(`there is no ${String(key)}`);
  return found;
}

/** A workspace of this name and Guidon in it, as it is right after it was installed from its own manifest. */
export async function openSlackStage(home: string, transport: Transport, kind: ManifestKind = 'full'): Promise<SlackStage> {
  const clock = new StoryClock();
  const manifest = makeManifest({ kind, address: null, messageActions: messageActions.map(({ name }) => ({ name: sayLine(name) })) });
  const times = { now: () => clock.now(), signedAt: () => clock.now(), answerWithinMs: 20_000, triggerLivesMs: 20_000, outcomeWithinMs: 30_000 };
  const fake = await startFakeSlack({ ...times, rateLimits: 'off', manifest });
  const stage = new SlackStage(fake, fake.addTeam({ name: home }), clock, transport);
  try {
    await stage.begin();
    return stage;
  } catch (error) {
    await stage.close();
    throw error;
  }
}
