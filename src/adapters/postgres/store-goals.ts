import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Goal, Measure } from '../../core/goals/goal.js';
import type { Change, CommunityStore, NewGoal } from '../../ports/store.js';
import type { Run } from './doors.js';
import { nextNumber } from './next-number.js';
import { firstOf, isId, onlyOf, saysSomething } from './row-access.js';
import { goals, offers } from './schema.js';

type Goals = Pick<CommunityStore, 'addGoal' | 'goal' | 'goals' | 'changeGoal' | 'addOffer' | 'offers'>;
type GoalRow = typeof goals.$inferSelect;

export function storeGoals(community: string, run: Run): Goals {
  return {
    addGoal: (goal) => addGoal(community, run, goal),
    goal: async (id) => {
      if (!isId(id)) return null;
      return run(async (statements) => {
        const row = firstOf(await statements.select().from(goals).where(isGoal(community, id)));
        return row === null ? null : toGoal(row);
      });
    },
    goals: (states) =>
      run(async (statements) => {
        const wanted = and(eq(goals.community, community), states === undefined ? undefined : inArray(goals.state, [...states]));
        return (await statements.select().from(goals).where(wanted).orderBy(desc(goals.number))).map(toGoal);
      }),
    changeGoal: async (id, change) => {
      const row = toGoalChange(change);
      if (isId(id) && saysSomething(row)) await run((statements) => statements.update(goals).set(row).where(isGoal(community, id)));
    },
    ...storeOffers(community, run),
  };
}

function isGoal(community: string, id: string) {
  return and(eq(goals.community, community), eq(goals.id, id));
}

function addGoal(community: string, run: Run, goal: NewGoal): Promise<Goal> {
  const { measure, ...rest } = goal;
  return run(async (statements) => {
    const number = await nextNumber(statements, goals, community);
    const rows = await statements
      .insert(goals)
      .values({ ...rest, ...toMeasureColumns(measure), community, number })
      .returning();
    return toGoal(onlyOf(rows));
  });
}

function storeOffers(community: string, run: Run): Pick<Goals, 'addOffer' | 'offers'> {
  return {
    addOffer: (goal, person, now) =>
      run(async (statements) => {
        const added = await statements.insert(offers).values({ community, goal, person, at: now }).onConflictDoNothing().returning({ goal: offers.goal });
        return added.length > 0;
      }),
    offers: async (goal) => {
      if (!isId(goal)) return [];
      const wanted = and(eq(offers.community, community), eq(offers.goal, goal));
      return run((statements) => statements.select({ person: offers.person, at: offers.at }).from(offers).where(wanted).orderBy(offers.at, offers.person));
    },
  };
}

function toMeasureColumns(measure: Measure) {
  return {
    measureIs: measure.is,
    target: measure.is === 'number' ? measure.target : null,
    unit: measure.is === 'number' ? measure.unit : null,
    items: measure.is === 'checklist' ? [...measure.items] : null,
    criterion: measure.is === 'done' ? measure.criterion : null,
  };
}

function toMeasure(row: GoalRow): Measure {
  switch (row.measureIs) {
    case 'number':
      return { is: 'number', target: row.target ?? 0, unit: row.unit ?? '' };
    case 'checklist':
      return { is: 'checklist', items: row.items ?? [] };
    case 'done':
      return { is: 'done', criterion: row.criterion };
  }
}

function toGoal(row: GoalRow): Goal {
  const { community: _, measureIs, target, unit, items, criterion, gladGood, gladFair, gladBad, ...rest } = row;
  return { ...rest, measure: toMeasure(row) };
}

function toGoalChange({ measure, ...rest }: Change<Omit<Goal, 'id' | 'number' | 'home'>>) {
  return measure === undefined ? rest : { ...rest, ...toMeasureColumns(measure) };
}
