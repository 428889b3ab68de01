import type { Person } from '../../../src/core/community/person.js';
import type { Ask, Help, Invitation } from '../../../src/core/asks/ask.js';
import type { Volunteer } from '../../../src/core/asks/volunteer.js';
import type { Contact, DmPlace } from '../../../src/ports/ask-store.js';
import type { CommunityStore, Consent, QueueStore, Store } from '../../../src/ports/store.js';
import { isConsentLive } from '../../../src/use-cases/consent.js';
import { Tables, openSimulatedStore } from '../simulated-store.js';

type Kept<Row> = { -readonly [Name in keyof Row]: Row[Name] };

/** What is kept of asks, beside what delivering keeps. */
export class AskTables extends Tables {
  readonly persons: Person[] = [];
  readonly consents = new Map<string, Consent>();
  readonly volunteers = new Map<string, Volunteer>();
  readonly contacts = new Map<string, Contact>();
  readonly asks: Kept<Ask>[] = [];
  readonly invitations: Kept<Invitation>[] = [];
  readonly helps: Kept<Help>[] = [];
  readonly offers: { readonly goal: string; readonly person: string; readonly at: number }[] = [];
  readonly places = new Map<string, number>();
  stop: { readonly since: number; readonly reason: string } | null = null;
}

/** The tables as a store in which every call is done at once and none fails; what asking never needs is left out. */
export function openAskStore(tables: AskTables, newId: () => string): Store {
  const base = openSimulatedStore(tables, (step) => Promise.resolve(step()), newId);
  return { ...base, queue: { ...base.queue, ...queueAsks(tables) }, of: (community) => openCommunity(base.of(community), tables, newId) };
}

function openCommunity(base: CommunityStore, tables: AskTables, newId: () => string): CommunityStore {
  const store: CommunityStore = { ...base, ...keepPeople(tables), ...keepAsks(tables, newId), ...keepInvitations(tables, newId), ...keepHelps(tables, newId), together: (work) => work(store) };
  return store;
}

const isLive = (tables: AskTables, person: string): boolean => isConsentLive(tables.consents.get(`${person} asks`) ?? null);

function keepPeople(tables: AskTables): Partial<CommunityStore> {
  const contactOf = (person: string): Contact => tables.contacts.get(person) ?? { firstMessageAt: null, unreachableUntil: null };
  return {
    person: (_home, key) => Promise.resolve(tables.persons.find((each) => each.key === key)!),
    people: (ids) => Promise.resolve(tables.persons.filter(({ id }) => ids.includes(id))),
    consent: (person, purpose) => Promise.resolve(tables.consents.get(`${person} ${purpose}`) ?? null),
    saveConsent: (person, consent) => Promise.resolve(void tables.consents.set(`${person} ${consent.purpose}`, consent)),
    volunteer: (person) => Promise.resolve(tables.volunteers.get(person) ?? null),
    saveVolunteer: (volunteer) => {
      if (isLive(tables, volunteer.person)) tables.volunteers.set(volunteer.person, volunteer);
      return Promise.resolve();
    },
    leaveRegister: (person, now) => {
      const consent = tables.consents.get(`${person} asks`);
      if (consent) tables.consents.set(`${person} asks`, { ...consent, withdrawnAt: now });
      tables.volunteers.delete(person);
      for (const each of tables.invitations) if (each.person === person && each.answer === null) Object.assign(each, { answer: 'stop', answeredAt: now });
      return Promise.resolve();
    },
    volunteersToAsk: () =>
      Promise.resolve(
        [...tables.volunteers.values()].filter(({ person }) => isLive(tables, person)).map((volunteer) => {
          const theirs = tables.invitations.filter(({ person }) => person === volunteer.person);
          const latest = (moments: readonly (number | null)[]) => moments.reduce((one, other) => (other === null || (one !== null && one > other) ? one : other), null);
          const { unreachableUntil } = contactOf(volunteer.person);
          return { volunteer, lastAskedAt: latest(theirs.map(({ at }) => at)), waits: theirs.some(({ answer }) => answer === null), unreachableUntil, laterUntil: latest(theirs.map(({ laterUntil }) => laterUntil)) };
        }),
      ),
    contact: (person) => Promise.resolve(contactOf(person)),
    noteMessage: (person, now) => Promise.resolve(void tables.contacts.set(person, { ...contactOf(person), firstMessageAt: contactOf(person).firstMessageAt ?? now })),
    setUnreachable: (person, until) => Promise.resolve(void tables.contacts.set(person, { ...contactOf(person), unreachableUntil: until })),
    waitingMessages: () => Promise.resolve(0),
    offers: (goal) => Promise.resolve(tables.offers.filter((each) => each.goal === goal)),
    interestedIn: () => Promise.resolve([]),
  };
}

const found = <Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row | undefined => rows.find((each) => each.id === id);
const copyOf = <Row extends object>(row: Row | undefined): Row | null => (row ? { ...row } : null);

function keepAsks(tables: AskTables, newId: () => string): Partial<CommunityStore> {
  return {
    addAsk: (wish) => {
      const ask: Ask = { ...wish, id: newId(), number: tables.asks.length + 1, state: 'open', closedAt: null };
      tables.asks.push({ ...ask });
      return Promise.resolve(ask);
    },
    ask: (id) => Promise.resolve(copyOf(found(tables.asks, id))),
    asks: (state) => Promise.resolve(tables.asks.filter((each) => (state ?? each.state) === each.state).map((each) => ({ ...each }))),
    changeAsk: (id, change) => Promise.resolve(void Object.assign(found(tables.asks, id) ?? {}, change)),
  };
}

/** Places taken or being asked for. */
function countBusy({ helps, invitations }: AskTables, ask: string): number {
  return helps.filter((each) => each.ask === ask && each.handedBackAt === null).length + invitations.filter((each) => each.ask === ask && each.answer === null).length;
}

function keepInvitations(tables: AskTables, newId: () => string): Partial<CommunityStore> {
  const rows = tables.invitations;
  const newestFirst = () => rows.map((each, place) => ({ each, place })).sort((one, other) => other.each.at - one.each.at || other.place - one.place).map(({ each }) => each);
  return {
    addInvitation: (wish) => {
      const ask = found(tables.asks, wish.ask);
      const twice = rows.some(({ ask: before, person, answer }) => person === wish.person && (before === wish.ask || answer === null));
      if (ask?.state !== 'open' || twice || !isLive(tables, wish.person) || countBusy(tables, wish.ask) >= ask.places) return Promise.resolve(null);
      const invitation: Invitation = { ...wish, id: newId(), answer: null, answeredAt: null, laterUntil: null };
      rows.push({ ...invitation });
      return Promise.resolve(invitation);
    },
    invitation: (id) => Promise.resolve(copyOf(found(rows, id))),
    invitations: (ask) => Promise.resolve(rows.filter((each) => each.ask === ask).map((each) => ({ ...each }))),
    latestInvitations: (most) =>
      Promise.resolve(newestFirst().slice(0, most).map((each) => ({ ...each, wasFirst: !rows.some((other) => other !== each && other.person === each.person && other.at <= each.at) }))),
    noteInvited: (id, at) => Promise.resolve(void Object.assign(found(rows, id) ?? {}, { at })),
    askedBefore: (id) => {
      const it = found(rows, id);
      return Promise.resolve(newestFirst().find((each) => each.person === it?.person && each.id !== id && each.at <= it.at)?.at ?? null);
    },
    answerInvitation: (id, answer) => {
      const row = found(rows, id);
      if (!row || row.answer !== null) return Promise.resolve(false);
      Object.assign(row, answer);
      return Promise.resolve(true);
    },
  };
}

function keepHelps(tables: AskTables, newId: () => string): Partial<CommunityStore> {
  const rows = tables.helps;
  return {
    addHelp: (wish) => {
      const ask = found(tables.asks, wish.ask ?? '');
      const taken = rows.filter((each) => each.ask === wish.ask && each.handedBackAt === null);
      if (!ask || ask.state === 'closed' || taken.length >= ask.places || taken.some(({ person }) => person === wish.person)) return Promise.resolve(null);
      const help: Help = { ...wish, id: newId(), handedBackAt: null, doneAt: null, check: null, checkAskedAt: null, stewardSettledAt: null, thankedAt: null };
      rows.push({ ...help });
      return Promise.resolve(help);
    },
    help: (id) => Promise.resolve(copyOf(found(rows, id))),
    helps: (where) => {
      const fits = (each: Help): boolean => {
        if ('ask' in where) return each.ask === where.ask;
        if ('goal' in where) return each.goal === where.goal;
        return each.handedBackAt === null && ('running' in where ? each.doneAt === null : each.thankedAt === null);
      };
      return Promise.resolve(rows.filter(fits).map((each) => ({ ...each })));
    },
    changeHelp: (id, change) => {
      const row = found(rows, id);
      const ended = row !== undefined && (row.handedBackAt !== null || row.doneAt !== null) && (change.handedBackAt !== undefined || change.doneAt !== undefined);
      if (!row || ended) return Promise.resolve(false);
      Object.assign(row, change);
      return Promise.resolve(true);
    },
  };
}

function queueAsks(tables: AskTables): Partial<QueueStore> {
  return {
    takeDmPlace: (key, now, { most, window, apart }): Promise<DmPlace> => {
      if (tables.stop) return Promise.resolve({ is: 'stopped' });
      const others = [...tables.places].filter(([other, at]) => other !== key && at > now - window).map(([, at]) => at).sort((one, other) => other - one);
      const until = Math.max((others[0] ?? -Infinity) + apart, (others[most - 1] ?? -Infinity) + window);
      if (until > now) return Promise.resolve({ is: 'wait', until });
      tables.places.set(key, now);
      return Promise.resolve({ is: 'taken' });
    },
    stopDms: (reason, now) => {
      const isNew = tables.stop === null;
      tables.stop ??= { since: now, reason };
      return Promise.resolve(isNew);
    },
    releaseDms: () => {
      const was = tables.stop !== null;
      tables.stop = null;
      return Promise.resolve(was);
    },
    dmStop: () => Promise.resolve(tables.stop),
    registersOf: () => Promise.resolve([]),
    communitiesAsking: (after) => {
      const [community] = tables.communities.keys();
      const asks = tables.asks.some(({ state }) => state === 'open') || tables.helps.some(({ handedBackAt, doneAt }) => handedBackAt === null && doneAt === null);
      return Promise.resolve(after === null && asks && community !== undefined ? [community] : []);
    },
  };
}
