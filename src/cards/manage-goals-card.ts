import type { Delivery } from '../core/delivery/delivery.js';
import type { Goal } from '../core/goals/goal.js';
import type { Pace } from '../core/goals/pace.js';
import type { Moment } from '../core/time/moment.js';
import { known, sayLine, type MessageKey } from '../words/say.js';
import { pressOf, type Block, type Card, type MenuOption, type Text } from './card.js';
import { actions, button, card, line, note, title, typed, words } from './compose.js';
import { keyOr, sayFailure, sayKind } from './delivery-words.js';
import { sayPace } from './goal-words.js';

interface Row {
  readonly goal: Goal;
  readonly pace: Pace;
  readonly pastDue: boolean;
}

interface Digest {
  readonly channel: string;
  readonly due: Moment;
  readonly outcome: 'posted' | 'skipped' | 'missed';
  readonly reason: string | null;
}

interface ManageFacts {
  readonly active: readonly Row[];
  readonly closed: readonly Goal[];
  readonly options: readonly MenuOption[];
  readonly digests: readonly Digest[];
  readonly troubled: readonly Pick<Delivery, 'kind' | 'target' | 'toPerson' | 'state' | 'reason'>[];
}

const MOST_ROWS = 12;
const MOST_CLOSED = 6;

function sayRow({ goal, pace, pastDue }: Row): Text {
  const fillings = { number: goal.number, title: typed(goal.title), due: { is: 'day', day: goal.due } as const, pace: sayPace(pace) };
  return words(pastDue ? 'manage.goals.row.past-due' : 'manage.goals.row', fillings);
}

function sayClosed(goal: Goal): Text {
  const state = goal.state === 'active' ? 'achieved' : goal.state;
  return words(`manage.goals.row.${state}`, { number: goal.number, title: typed(goal.title) });
}

function sayDigest({ channel, due, outcome, reason }: Digest): Text {
  const place = { is: 'channel', id: channel } as const;
  const why = known(sayLine(keyOr(`manage.goals.skip.${reason ?? ''}`, 'manage.goals.skip.other')));
  return words(`manage.goals.digest.${outcome}`, { at: { is: 'moment', at: due, as: 'minute' }, channel: place, reason: why });
}

function sayTrouble(delivery: ManageFacts['troubled'][number]): Text {
  const channel = { is: delivery.toPerson ? 'person' : 'channel', id: delivery.target } as const;
  const kind = sayKind(delivery.kind);
  const reason = sayFailure(delivery.reason);
  return words(delivery.state === 'parked' ? 'manage.goals.troubled.parked' : 'manage.goals.troubled.unknown', { kind, channel, reason });
}

function list(key: MessageKey, items: readonly Text[]): Block[] {
  return items.length === 0 ? [] : [line(key), { is: 'list', items }];
}

/** Every goal with how it stands, what became of the latest digests, and posts that need somebody. */
export function drawManageGoals(facts: ManageFacts): Card {
  const hidden = facts.active.length - MOST_ROWS;
  const missed = facts.digests.filter((digest) => digest.outcome === 'missed').length;
  return card(
    title('manage.goals.title'),
    facts.active.length + facts.closed.length === 0 ? line('goal.list.none') : null,
    list('manage.goals.active', facts.active.slice(0, MOST_ROWS).map(sayRow)),
    hidden > 0 ? line('manage.goals.more', { count: hidden, command: { is: 'command', words: 'goal show' } }) : null,
    list('manage.goals.closed', facts.closed.slice(0, MOST_CLOSED).map(sayClosed)),
    list('manage.goals.digests', facts.digests.slice(0, 5).map(sayDigest)),
    missed === 0 ? null : note('manage.goals.missed', { count: missed }),
    list('manage.goals.troubled', facts.troubled.slice(0, 5).map(sayTrouble)),
    facts.options.length === 0 ? [] : actions({ is: 'menu', placeholder: sayLine('menu.manage-goal'), press: 'show-goal', options: facts.options }),
    actions(button('button.add-goal', pressOf('fill', 'goal-add'), 'main')),
  );
}
