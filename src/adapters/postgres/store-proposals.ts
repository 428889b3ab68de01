import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Proposal } from '../../core/proposals/proposal.js';
import type { AskStore } from '../../ports/ask-store.js';
import type { Run } from './doors.js';
import { nextNumber } from './next-number.js';
import { firstOf, isId, onlyOf } from './row-access.js';
import { interests, proposals } from './schema.js';

type Proposals = Pick<AskStore, 'addProposal' | 'proposal' | 'proposals' | 'decideProposal' | 'setInterest' | 'interests' | 'interestedIn'>;

export function storeProposals(community: string, run: Run): Proposals {
  const own = eq(proposals.community, community);
  return {
    addProposal: (proposal) =>
      run(async (statements) => {
        const number = await nextNumber(statements, proposals, community);
        return toProposal(onlyOf(await statements.insert(proposals).values({ ...proposal, community, number }).returning()));
      }),
    proposal: async (id) => (isId(id) ? run(async (statements) => firstOf((await statements.select().from(proposals).where(and(own, eq(proposals.id, id)))).map(toProposal))) : null),
    proposals: (state) =>
      run(async (statements) => {
        const wanted = and(own, state === undefined ? undefined : eq(proposals.state, state));
        return (await statements.select().from(proposals).where(wanted).orderBy(desc(proposals.number))).map(toProposal);
      }),
    decideProposal: async (id, { state, reason, reasonWords, goal, decidedAt, decidedBy }) => {
      if (!isId(id)) return false;
      const decision = { state, reason, reasonWords, goal, decidedAt, decidedBy };
      const undecided = and(own, eq(proposals.id, id), eq(proposals.state, 'open'));
      return run(async (statements) => (await statements.update(proposals).set(decision).where(undecided).returning({ id: proposals.id })).length > 0);
    },
    ...storeInterests(community, run),
  };
}

function storeInterests(community: string, run: Run): Pick<Proposals, 'setInterest' | 'interests' | 'interestedIn'> {
  const own = eq(interests.community, community);
  const target = [interests.community, interests.proposal, interests.person];
  return {
    setInterest: async (proposal, person, kind, now) => {
      const said = { kind, at: now };
      const isOther = sql`${interests.kind} <> ${kind}`;
      if (!isId(proposal) || !isId(person)) return;
      await run((statements) => statements.insert(interests).values({ community, proposal, person, ...said }).onConflictDoUpdate({ target, set: said, setWhere: isOther }));
    },
    interests: async (proposal) => {
      if (!isId(proposal)) return [];
      const columns = { person: interests.person, kind: interests.kind, at: interests.at };
      return run((statements) => statements.select(columns).from(interests).where(and(own, eq(interests.proposal, proposal))).orderBy(asc(interests.at), asc(interests.person)));
    },
    interestedIn: async (goal) => {
      if (!isId(goal)) return [];
      const isFrom = and(eq(proposals.community, interests.community), eq(proposals.id, interests.proposal), eq(proposals.goal, goal));
      const wanted = and(own, eq(interests.kind, 'help'));
      return run(async (statements) => {
        const rows = await statements.selectDistinct({ person: interests.person }).from(interests).innerJoin(proposals, isFrom).where(wanted).orderBy(asc(interests.person));
        return rows.map(({ person }) => person);
      });
    },
  };
}

function toProposal({ community: _, ...proposal }: typeof proposals.$inferSelect): Proposal {
  return proposal;
}
