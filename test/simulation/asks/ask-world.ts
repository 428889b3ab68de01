import { Chance } from '../chance.js';
import { makeGoal } from '../../cards/sample.js';
import { QuietWatch } from '../../doors/quiet-watch.js';
import type { Volunteer } from '../../../src/core/asks/volunteer.js';
import { next } from '../../../src/core/delivery/next.js';
import { attempt, look } from '../../../src/jobs/attempt.js';
import { handsOf } from '../../../src/jobs/hand.js';
import { sendAsks } from '../../../src/jobs/send-asks.js';
import type { Card } from '../../../src/cards/card.js';
import type { Chat, PersonRef, Told } from '../../../src/ports/chat.js';
import type { Clock } from '../../../src/ports/clock.js';
import type { Log } from '../../../src/ports/log.js';
import type { CommunityStore, Store } from '../../../src/ports/store.js';
import { sayLater, sayNotNow, sayYes, stop } from '../../../src/use-cases/answer-invitation.js';
import type { Context, Surroundings } from '../../../src/use-cases/context.js';
import { endAsk } from '../../../src/use-cases/end-ask.js';
import { handBack, takePlace } from '../../../src/use-cases/take-place.js';
import { AskLaws } from './ask-laws.js';
import { AskTables, openAskStore } from './ask-store.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const COMMUNITY = 'community';
const HOME = 'home';
const ZONES = ['Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York', 'UTC'];
const STRIDES = [MINUTE, MINUTE, 4 * MINUTE, 4 * MINUTE, 11 * MINUTE, 50 * MINUTE, 5 * HOUR, 13 * HOUR, DAY, 4 * DAY];
const quiet: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => quiet };

/** What a planted bug may change. */
export interface AskParts {
  readonly store: Store;
  readonly tables: AskTables;
}
export type AskBug = (parts: AskParts) => Store;

/** One community with people who join, leave, ask, answer and close their messages as chance has it; the jobs and the words of people are Guidon's own. */
class AskWorld {
  readonly tables = new AskTables();
  readonly chance: Chance;
  readonly laws: AskLaws;
  readonly around: Surroundings;
  readonly store: CommunityStore;
  /** People whose messages are closed. */
  readonly closed = new Set<string>();
  readonly posted = new Map<string, string>();
  refusing = false;
  now: number;
  #ids = 0;

  constructor(seed: number, bug: AskBug) {
    this.chance = new Chance(seed);
    // In the weeks around it the clocks change in three of the four zones.
    this.now = Date.UTC(2026, 2, this.chance.between(1, 28), this.chance.between(0, 23));
    const store = bug({ store: openAskStore(this.tables, () => this.#newId()), tables: this.tables });
    const clock: Clock = { now: () => this.now, monotonic: () => this.now, sleep: () => Promise.resolve(), heartbeat: () => () => undefined };
    this.around = { store, clock, log: quiet, chatOf: (platform) => (platform === 'discord' ? this.#chat() : null), wake: () => undefined, watch: new QuietWatch(), count: () => undefined };
    this.store = store.of(COMMUNITY);
    this.#found();
    this.laws = new AskLaws(this.tables);
  }

  async play(): Promise<void> {
    const steps = this.chance.between(20, 45);
    for (let people = this.chance.between(0, this.tables.persons.length); people > 0; people -= 1) await this.#join();
    for (let step = 0; step < steps; step += 1) {
      this.now += this.chance.of(STRIDES);
      for (let acts = this.chance.between(1, 3); acts > 0; acts -= 1) await this.#act();
      // Whom one ask let go an ask before it may want: a minute later.
      await sendAsks(this.around);
      await sendAsks(this.around);
      this.laws.checkPlaces(this.now);
      // New conversations are a minute apart.
      for (let minute = 0; minute < 4; minute += 1) {
        await this.#deliver();
        this.now += MINUTE;
      }
    }
  }

  #newId(): string {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`;
  }

  #found(): void {
    const { tables, now } = this;
    const settings = { id: COMMUNITY, name: 'Lighthouse', zone: 'UTC', hasCompany: true, quietDays: [], pausedUntil: null, setUpAt: now, settingsOfferedAt: null, goalAliveAt: null, noGoalToldAt: null, noGoalNotes: false, startedAt: now, endedAt: null, before: null };
    tables.communities.set(COMMUNITY, settings);
    tables.homes.set(HOME, { id: HOME, platform: 'discord', key: 'town', name: 'Lighthouse', postsChannel: '800', managersChannel: null, boardChannel: null, managerRole: null, community: COMMUNITY, left: false, ended: false });
    for (let each = 0; each < this.chance.between(4, 14); each += 1) tables.persons.push({ id: this.#newId(), key: `k${String(each)}`, home: HOME, firstSeenAt: now, uncountedAt: null });
    const goal = makeGoal({ id: this.#newId(), home: HOME, steward: tables.persons[0]!.id, due: '2999-12-31', openedAt: now, lastMovedAt: now });
    tables.goals.set(goal.id, { ...goal, community: COMMUNITY });
    for (const { id } of tables.persons) if (this.chance.happens(0.5)) tables.offers.push({ goal: goal.id, person: id, at: now });
  }

  get goal() {
    return [...this.tables.goals.values()][0]!;
  }

  #contextOf(person: string): Context {
    const { around, store, now } = this;
    const of = this.tables.persons.find(({ id }) => id === person)!;
    const visit = { visitor: { key: of.key, admin: false, roles: [] } };
    return { around, store, now, person: of, today: '2026-03-01', community: this.tables.communities.get(COMMUNITY), home: this.tables.homes.get(HOME), manager: false, log: quiet, visit } as unknown as Context;
  }

  async #act(): Promise<void> {
    const { chance } = this;
    const acts: readonly (readonly [number, () => Promise<void> | void])[] = [
      [8, () => this.#join()], [2, () => this.#wish()], [1, () => this.#leave()], [1, () => this.#takeBack()], [1.6, () => this.#ask()], [8, () => this.#answer()],
      [1, () => this.#giveBack()], [1, () => this.#takeByCall()], [0.7, () => this.#endAsk()], [1, () => this.#close()], [0.4, () => { this.refusing = true; }], [1.2, () => this.#release()],
    ];
    let drawn = chance.draw() * acts.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, act] of acts) {
      drawn -= weight;
      if (drawn < 0) return act();
    }
  }

  #anyone(): string {
    return this.chance.of(this.tables.persons).id;
  }

  async #join(): Promise<void> {
    const person = this.#anyone();
    await this.store.saveConsent(person, { purpose: 'asks', wording: 'w', givenAt: this.now, refusedAt: null, withdrawnAt: null });
    await this.#say(this.#drawWish(person));
    this.laws.said(person, true);
  }

  #drawWish(person: string): Volunteer {
    const { chance } = this;
    const time = () => `${String(chance.between(0, 23)).padStart(2, '0')}:${chance.of(['00', '30'])}`;
    const hours = chance.happens(0.6) ? { from: chance.happens(0.5) ? '22:00' : time(), to: chance.happens(0.5) ? '08:00' : time() } : null;
    const pausedUntil = chance.happens(0.15) ? this.now + chance.between(1, 10) * DAY : null;
    return { person, skills: chance.happens(0.3) ? ['French'] : [], quiet: hours, zone: chance.of(ZONES), pausedUntil, threadFallback: chance.happens(0.3), unnamed: false };
  }

  async #say(volunteer: Volunteer): Promise<void> {
    await this.store.saveVolunteer(volunteer, this.now);
    this.laws.wishes.set(volunteer.person, volunteer);
  }

  async #wish(): Promise<void> {
    const person = this.#anyone();
    if (this.laws.agrees(person)) await this.#say(this.#drawWish(person));
  }

  async #leave(): Promise<void> {
    const person = this.#anyone();
    await stop(this.#contextOf(person), null);
    this.laws.said(person, false);
  }

  /** By another door than the register's own. */
  async #takeBack(): Promise<void> {
    const person = this.#anyone();
    const consent = await this.store.consent(person, 'asks');
    if (!consent) return;
    await this.store.saveConsent(person, { ...consent, withdrawnAt: this.now });
    this.laws.said(person, false);
  }

  async #ask(): Promise<void> {
    const { chance, now, tables } = this;
    const asker = chance.of(tables.persons.slice(0, 2)).id;
    const messagesFrom = chance.happens(0.2) ? null : now + chance.of([0, 0, DAY]);
    await this.store.addAsk({ goal: this.goal.id, task: 'Paint', size: null, deadline: '2026-12-31', places: chance.between(1, 7), skill: chance.of([null, 'French']), asker, messagesFrom, answerHours: chance.of([24, 48, 200]), seed: chance.between(0, 1e6), at: now });
  }

  /** Whoever has read an invitation answers it, also a second time. */
  async #answer(): Promise<void> {
    const { chance, tables } = this;
    const read = tables.invitations.filter(({ id }) => this.laws.hasRead(id));
    const open = read.filter(({ answer }) => answer === null);
    if (read.length === 0) return;
    const invitation = { ...chance.of(open.length > 0 && chance.happens(0.9) ? open : read) };
    const context = this.#contextOf(invitation.person);
    const says = [() => sayYes(context, invitation), () => sayNotNow(context, invitation), () => sayLater(context, invitation, { days: '7' })];
    if (chance.happens(0.85)) {
      await chance.of(says)();
      return;
    }
    await stop(context, invitation);
    this.laws.said(invitation.person, false);
  }

  async #giveBack(): Promise<void> {
    const alive = this.tables.helps.filter(({ handedBackAt, doneAt }) => handedBackAt === null && doneAt === null);
    if (alive.length === 0) return;
    const help = { ...this.chance.of(alive) };
    await handBack(this.#contextOf(help.person), help);
  }

  async #takeByCall(): Promise<void> {
    if (this.tables.asks.length === 0) return;
    const ask = { ...this.chance.of(this.tables.asks) };
    await takePlace(this.#contextOf(this.#anyone()), { ask, goal: this.goal }, 'call');
  }

  async #endAsk(): Promise<void> {
    const open = this.tables.asks.filter(({ state }) => state === 'open');
    if (open.length > 0) await endAsk(this.store, { ...this.chance.of(open) }, 'closed', this.now);
  }

  #close(): void {
    const person = this.#anyone();
    if (!this.closed.delete(person)) this.closed.add(person);
  }

  async #release(): Promise<void> {
    this.refusing = false;
    await this.around.store.queue.releaseDms(this.now);
    this.laws.released();
  }

  /** Everything that is due now, until nothing more is. */
  async #deliver(): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      const claimed = await this.around.store.queue.claim('one', ['discord'], this.now, this.now + MINUTE, 100);
      if (claimed.length === 0) return;
      for (const hand of handsOf(this.around, 'one', claimed)) {
        const { delivery, chat } = hand;
        if (!delivery.toPerson) await this.around.store.queue.record(delivery, 'one', { ...delivery, state: 'sent', message: 'm', messageChannel: delivery.target }, this.now);
        else await (next(delivery, { is: 'claimed' }, this.now, chat).todo === 'look' ? look(hand) : attempt(hand));
      }
      this.now += 2_000;
    }
  }

  #chat(): Chat {
    const take = (to: PersonRef, marker: string, aside: boolean): Told => {
      const { id } = this.tables.persons.find(({ key }) => key === to.person)!;
      const known = this.posted.has(marker);
      if (!known) this.laws.tried({ person: id, marker, aside, at: this.now });
      if (!aside && this.refusing && !this.laws.knows(id)) {
        this.laws.refused();
        return { is: 'never', reason: 'direct-refused' };
      }
      if (!aside && this.closed.has(id)) {
        this.laws.isClosed(id, this.now);
        return { is: 'closed' };
      }
      if (!known) this.laws.arrived({ person: id, marker, aside, at: this.now });
      this.posted.set(marker, to.person);
      if (!aside && this.chance.happens(0.05)) return { is: 'unknown' };
      return { is: 'sent', ref: { platform: to.platform, home: to.home, channel: `dm-${to.person}`, message: marker } };
    };
    return {
      platform: 'discord',
      recognises: 100_000,
      dm: (to: PersonRef, _card: Card, marker: string) => Promise.resolve(take(to, marker, false)),
      aside: ({ home }: { readonly home: string }, person: string, _card: Card, marker: string) => Promise.resolve(take({ platform: 'discord', home, person }, marker, true)),
      find: (to: PersonRef, marker: string) => Promise.resolve(this.posted.has(marker) ? { is: 'found', ref: { ...to, channel: `dm-${to.person}`, message: marker } } : { is: 'absent' }),
      linkTo: () => 'https://example.org',
    } as unknown as Chat;
  }
}

export interface Played {
  /** What should not have happened, in words. */
  readonly broken: readonly string[];
  readonly told: AskLaws['counts'];
}

/** One history from one seed. */
export async function playAsks(seed: number, bug: AskBug = ({ store }) => store): Promise<Played> {
  const world = new AskWorld(seed, bug);
  await world.play();
  return { broken: world.laws.broken, told: world.laws.counts };
}
