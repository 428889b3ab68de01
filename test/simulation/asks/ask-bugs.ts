import type { CommunityStore, QueueStore, Store } from '../../../src/ports/store.js';
import type { AskBug, AskParts } from './ask-world.js';

interface Planted {
  readonly bug: AskBug;
  /** How the law begins that it breaks. */
  readonly says: string;
}

function withCommunity({ store }: AskParts, change: (own: CommunityStore) => Partial<CommunityStore>): Store {
  const alter = (own: CommunityStore): CommunityStore => {
    const altered: CommunityStore = { ...own, ...change(own), together: (work) => work(altered) };
    return altered;
  };
  return { ...store, of: (community) => alter(store.of(community)) };
}

function withQueue({ store }: AskParts, change: (queue: QueueStore) => Partial<QueueStore>): Store {
  return { ...store, queue: { ...store.queue, ...change(store.queue) } };
}

/** What is known of volunteers, told wrongly to whoever chooses; with `gate` also to whoever sends. */
function mistaking(parts: AskParts, change: Partial<Awaited<ReturnType<CommunityStore['volunteersToAsk']>>[number]['volunteer']>, gate = true): Store {
  return withCommunity(parts, ({ volunteer, volunteersToAsk }) => ({
    volunteer: async (person) => {
      const kept = await volunteer(person);
      return kept && gate ? { ...kept, ...change } : kept;
    },
    volunteersToAsk: async () => (await volunteersToAsk()).map((each) => ({ ...each, volunteer: { ...each.volunteer, ...change } })),
  }));
}

const always = <Answer>(answer: Answer) => () => Promise.resolve(answer);

/** What might be wrong with asking: each in the place of something that works. */
export const plantedAskBugs: Readonly<Record<string, Planted>> = {
  'takes a consent for one that lasts': {
    says: 'wrote to somebody without their consent',
    bug: (parts) => withCommunity(parts, ({ consent }) => ({ consent: async (...which) => { const kept = await consent(...which); return kept && { ...kept, withdrawnAt: null }; } })),
  },
  'does not hear a stop': { says: 'wrote to somebody without their consent', bug: (parts) => withCommunity(parts, () => ({ leaveRegister: always(undefined) })) },
  'knows no quiet hours': { says: 'wrote in quiet hours', bug: (parts) => mistaking(parts, { quiet: null }) },
  'looks at quiet hours when it chooses and not when it sends': {
    says: 'wrote in quiet hours',
    bug: (parts) => withCommunity(parts, ({ volunteer }) => ({ volunteer: async (person) => { const kept = await volunteer(person); return kept && { ...kept, quiet: null }; } })),
  },
  'takes everybody’s clock for its own': { says: 'wrote in quiet hours', bug: (parts) => mistaking(parts, { zone: 'UTC' }) },
  'knows no pause': { says: 'wrote in a pause', bug: (parts) => mistaking(parts, { pausedUntil: null }) },
  'has as many places for new conversations as it likes': { says: 'opened a sixth conversation', bug: (parts) => withQueue(parts, () => ({ takeDmPlace: always({ is: 'taken' }) })) },
  'counts the places of the last minute only': {
    says: 'opened a sixth conversation',
    bug: (parts) => withQueue(parts, ({ takeDmPlace }) => ({ takeDmPlace: (key, now, { most, apart }) => takeDmPlace(key, now, { most, apart, window: 60_000 }) })),
  },
  'takes all places at once': {
    says: 'opened a conversation before the last one was answered',
    bug: (parts) => withQueue(parts, ({ takeDmPlace }) => ({ takeDmPlace: (key, now, budget) => takeDmPlace(key, now, { ...budget, apart: 0 }) })),
  },
  'goes on after a refusal that is about writing to people at all': { says: 'opened a conversation after a refusal', bug: (parts) => withQueue(parts, () => ({ stopDms: always(false) })) },
  'forgets whose messages are closed': { says: 'tried somebody again', bug: (parts) => withCommunity(parts, () => ({ setUnreachable: always(undefined) })) },
  'asks for two managers at once': {
    says: 'asked for two things at once',
    bug: (parts) =>
      withCommunity(parts, ({ volunteersToAsk, addInvitation }) => ({
        volunteersToAsk: async () => (await volunteersToAsk()).map((each) => ({ ...each, waits: false, lastAskedAt: null })),
        askedBefore: always(null),
        addInvitation: async (wish) => {
          const hidden = parts.tables.invitations.filter(({ person, ask, answer }) => person === wish.person && ask !== wish.ask && answer === null);
          for (const each of hidden) each.answer = 'lapsed';
          const made = await addInvitation(wish);
          for (const each of hidden) each.answer = null;
          return made;
        },
      })),
  },
  'forgets when somebody was last asked': {
    says: 'asked twice within seven days',
    bug: (parts) => withCommunity(parts, ({ volunteersToAsk }) => ({ askedBefore: always(null), volunteersToAsk: async () => (await volunteersToAsk()).map((each) => ({ ...each, lastAskedAt: null })) })),
  },
  'counts the seven days from when an ask was made, not from when it was read': { says: 'asked twice within seven days', bug: (parts) => withCommunity(parts, () => ({ noteInvited: always(undefined) })) },
  'forgets whom it asked for the same': {
    says: 'asked twice for the same',
    bug: (parts) =>
      withCommunity(parts, ({ addInvitation, invitations }) => ({
        invitations: async (ask) => (await invitations(ask)).filter(({ answer }) => answer === null),
        addInvitation: async (wish) => {
          const hidden = parts.tables.invitations.filter(({ person, ask, answer }) => person === wish.person && ask === wish.ask && answer !== null);
          for (const each of hidden) each.ask = 'another';
          const made = await addInvitation(wish);
          for (const each of hidden) each.ask = wish.ask;
          return made;
        },
      })),
  },
  'asks more people than places are open': {
    says: 'asked for',
    bug: (parts) =>
      withCommunity(parts, ({ addInvitation }) => ({
        helps: always([]),
        addInvitation: async (wish) => {
          const ask = parts.tables.asks.find(({ id }) => id === wish.ask);
          const places = ask?.places ?? 0;
          if (ask) ask.places += 1;
          const made = await addInvitation(wish);
          if (ask) ask.places = places;
          return made;
        },
      })),
  },
  'takes an answer for a place that is taken': {
    says: 'left a place open',
    bug: (parts) => withCommunity(parts, ({ invitations }) => ({ invitations: async (ask) => (await invitations(ask)).map((each) => ({ ...each, answer: null })) })),
  },
  'never asks anybody new while there are others': {
    says: 'passed over everybody who had never been asked',
    bug: (parts) => withCommunity(parts, ({ latestInvitations }) => ({ latestInvitations: async (most) => (await latestInvitations(most)).map((each) => ({ ...each, wasFirst: true })) })),
  },
};
