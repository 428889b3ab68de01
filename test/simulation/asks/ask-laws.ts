import type { Ask } from '../../../src/core/asks/ask.js';
import type { Volunteer } from '../../../src/core/asks/volunteer.js';
import type { AskTables } from './ask-store.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A platform has answered within this time, or never does. */
const LONGEST_ANSWER = 15_000;

interface Message {
  readonly person: string;
  readonly marker: string;
  readonly aside: boolean;
  readonly at: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes of the day on a wall clock, by the machine's own tables and not by Guidon's. */
function minutesAt(at: number, zone: string): number {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(zone, clock);
  const [hour = 0, minute = 0] = clock.format(at).split(':').map(Number);
  return hour * 60 + minute;
}

function sleeps({ quiet, zone }: Volunteer, at: number): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  const [from = 0, to = 0] = [quiet.from, quiet.to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  // So many minutes since the quiet began, around the clock.
  const since = (minutesAt(at, zone) - from + 1_440) % 1_440;
  return since < (to - from + 1_440) % 1_440;
}

/** What people are promised, held against what they said and got; it knows nothing of how Guidon decides. */
export class AskLaws {
  readonly broken: string[] = [];
  readonly wishes = new Map<string, Volunteer>();
  readonly counts = { messages: 0, asides: 0, closed: 0, refused: 0, unfilled: 0 };
  readonly #agreed = new Set<string>();
  readonly #messages: Message[] = [];
  readonly #opened: Message[] = [];
  readonly #closedAt = new Map<string, number>();
  #stopped = false;
  #seenInvitations = 0;

  constructor(private readonly tables: AskTables) {}

  said(person: string, yes: boolean): void {
    if (yes) this.#agreed.add(person);
    else this.#agreed.delete(person);
  }

  agrees(person: string): boolean {
    return this.#agreed.has(person);
  }

  /** Whether a conversation with this person exists. */
  knows(person: string): boolean {
    return this.#messages.some((each) => each.person === person && !each.aside);
  }

  hasRead(invitation: string): boolean {
    return this.#messages.some(({ marker }) => this.#invitationOf(marker) === invitation);
  }

  refused(): void {
    this.#stopped = true;
    this.counts.refused += 1;
  }

  released(): void {
    this.#stopped = false;
  }

  isClosed(person: string, at: number): void {
    this.#closedAt.set(person, at);
    this.counts.closed += 1;
  }

  /** A request that may open a conversation, whatever comes of it. */
  tried(message: Message): void {
    const { person, at, aside } = message;
    if (aside) return;
    if (at - (this.#closedAt.get(person) ?? -Infinity) < 30 * DAY) this.#say('tried somebody again whose messages are closed', message);
    if (this.knows(person)) return;
    if (this.#stopped) this.#say('opened a conversation after a refusal', message);
    if (this.#opened.some((each) => each.person !== person && at - each.at < LONGEST_ANSWER)) this.#say('opened a conversation before the last one was answered', message);
    this.#opened.push(message);
    const lately = new Set(this.#opened.filter((each) => at - each.at < 10 * MINUTE).map((each) => each.person));
    if (lately.size > 5) this.#say('opened a sixth conversation within ten minutes', message);
  }

  arrived(message: Message): void {
    const { person, at, aside, marker } = message;
    this.counts.messages += 1;
    if (aside) this.counts.asides += 1;
    if (!this.#agreed.has(person)) this.#say('wrote to somebody without their consent', message);
    const wish = this.wishes.get(person);
    if (wish && sleeps(wish, at)) this.#say('wrote in quiet hours', message);
    if (wish && (wish.pausedUntil ?? 0) > at) this.#say('wrote in a pause', message);
    const invitation = this.tables.invitations.find(({ id }) => id === this.#invitationOf(marker));
    if (invitation) this.#judgeAsk(message, invitation.ask);
    this.#messages.push(message);
  }

  #judgeAsk(message: Message, ask: string): void {
    const asked = this.#messages.flatMap((each) => {
      const before = this.tables.invitations.find(({ id }) => id === this.#invitationOf(each.marker));
      return each.person === message.person && before ? [{ each, before }] : [];
    });
    if (asked.some(({ before }) => before.ask === ask)) this.#say('asked twice for the same', message);
    if (asked.some(({ before }) => before.answer === null)) this.#say('asked for two things at once', message);
    if (asked.some(({ each }) => message.at - each.at < 7 * DAY)) this.#say('asked twice within seven days', message);
  }

  /** After the places were given out: as many are asked as places are open, and nobody is left out who might be asked. */
  checkPlaces(now: number): void {
    for (const ask of this.tables.asks) {
      const busy = this.#countBusy(ask);
      // Somebody who comes by the call may take a place others are being asked for.
      const added = this.tables.invitations.slice(this.#seenInvitations).some((each) => each.ask === ask.id);
      if (added && busy > ask.places) this.#say(`asked for ${String(busy)} of ${String(ask.places)} places`, null);
      if (ask.state !== 'open' || ask.messagesFrom === null || now < ask.messagesFrom || busy >= ask.places) continue;
      this.counts.unfilled += 1;
      const left = this.tables.persons.filter(({ id }) => this.#mightBeAsked(id, ask, now));
      if (left.length > 0) this.#say(`left a place open although ${String(left.length)} might be asked`, null);
    }
    this.#checkNewOnes(now);
  }

  #countBusy({ id }: Ask): number {
    const { helps, invitations } = this.tables;
    return helps.filter((each) => each.ask === id && each.handedBackAt === null).length + invitations.filter((each) => each.ask === id && each.answer === null).length;
  }

  #mightBeAsked(person: string, ask: Ask, now: number): boolean {
    const { helps, invitations } = this.tables;
    const wish = this.wishes.get(person);
    const theirs = invitations.filter((each) => each.person === person);
    const isFree = theirs.every(({ at, answer, laterUntil, ask: before }) => answer !== null && at <= now - 7 * DAY && (laterUntil ?? 0) <= now && before !== ask.id);
    const helped = helps.some((each) => each.ask === ask.id && each.person === person);
    const unreachable = !wish?.threadFallback && now - (this.#closedAt.get(person) ?? -Infinity) < 30 * DAY;
    return wish !== undefined && this.#agreed.has(person) && isFree && !helped && !unreachable && person !== ask.asker && (wish.pausedUntil ?? 0) <= now && !sleeps(wish, now);
  }

  /** Of four asked one after the other one had never been asked, if there was anybody. */
  #checkNewOnes(now: number): void {
    const added = this.tables.invitations.slice(this.#seenInvitations);
    const before = this.tables.invitations.slice(0, this.#seenInvitations).sort((one, other) => one.at - other.at);
    this.#seenInvitations = this.tables.invitations.length;
    const all = [...before, ...added];
    const isFirst = all.map(({ person }, place) => all.findIndex((each) => each.person === person) === place);
    for (let place = before.length; place < all.length; place += 1) {
      const four = isFirst.slice(Math.max(0, place - 3), place + 1);
      const ask = this.tables.asks.find(({ id }) => id === all[place]?.ask)!;
      const isLeft = this.tables.persons.some(({ id }) => all.every(({ person }) => person !== id) && this.#mightBeAsked(id, ask, now));
      if (four.length === 4 && !four.includes(true) && isLeft) this.#say('passed over everybody who had never been asked, four times', null);
    }
  }

  #invitationOf(marker: string): string {
    const delivery = [...this.tables.deliveries.values()].find((each) => each.marker === marker && each.kind === 'invitation');
    return String(delivery?.subject['invitation']);
  }

  #say(what: string, message: Message | null): void {
    this.broken.push(message === null ? what : `${what} (${message.marker} at ${new Date(message.at).toISOString()})`);
  }
}
