import type { Mission, Standing } from '../core/mission/mission.js';
import { pressOf, type Block, type Card, type Text } from './card.js';
import { actions, button, card, line, note, title, typed, words } from './compose.js';
import { figure } from './goal-words.js';
import type { Moment } from '../core/time/moment.js';

interface MissionFacts {
  /** As it stands now, whether or not that has been written down. */
  readonly mission: Mission | null;
  readonly published: readonly Standing[];
  /** When the community before this one ended; null when this is the first. */
  readonly endedBefore: Moment | null;
  readonly manager: boolean;
}

const MOST_FIGURES = 5;

/** What everyone can read: why this community exists, and how far it is. */
export function drawMission({ mission, published, endedBefore, manager }: MissionFacts): Card {
  return card(
    title('mission.title'),
    mission === null ? sayNone(manager) : [...drawWording(mission), drawState(mission)],
    drawFigures(published),
    endedBefore === null ? null : note('mission.before', { at: { is: 'moment', at: endedBefore, as: 'day' } }),
    actions(endedBefore === null ? null : button('mission.button.before', pressOf('mission-before', '1')), manager ? offerNext(mission) : null),
  );
}

/** The words themselves, when it is reached, and who we are not. */
export function drawWording(mission: Pick<Mission, 'words' | 'attainable' | 'endCriterion' | 'notLine'>): Block[] {
  const { endCriterion, notLine } = mission;
  return [
    { is: 'text', text: [{ is: 'strong', parts: [typed(mission.words)] }] },
    ...(mission.attainable ? [] : [line('mission.for-ever')]),
    ...(mission.attainable && endCriterion !== null ? [line('mission.end', { criterion: typed(endCriterion) })] : []),
    ...(notLine === null ? [] : [line('mission.not', { not: typed(notLine) })]),
  ];
}

/** Whether its words can still change. */
export function drawState({ state, finalAt, attainedAt, evidence }: Mission): Block {
  switch (state) {
    case 'draft':
      return note('mission.state.draft');
    case 'waiting':
      return note('mission.state.waiting', { at: { is: 'moment', at: finalAt ?? 0, as: 'minute' } });
    case 'final':
      return note('mission.state.final', { at: { is: 'moment', at: finalAt ?? 0, as: 'day' } });
    case 'attained':
      return note('mission.state.attained', { at: { is: 'moment', at: attainedAt ?? 0, as: 'day' }, evidence: typed(evidence ?? '') });
  }
}

/** One dated pair of figures. */
export function sayFigures({ day, us, them, unit, publishedAt }: Standing): Text {
  const key = publishedAt === null ? 'mission.figure.private' : 'mission.figure';
  return words(key, { day: { is: 'day', day }, us: figure(us), them: figure(them), unit: typed(unit) });
}

function drawFigures(published: readonly Standing[]): Block[] {
  if (published.length === 0) return [];
  return [line('mission.figures'), { is: 'list', items: published.slice(-MOST_FIGURES).reverse().map(sayFigures) }];
}

function sayNone(manager: boolean): Block[] {
  return manager ? [line('mission.none'), line('mission.none.managers')] : [line('mission.none')];
}

function offerNext(mission: Mission | null) {
  return mission === null ? button('mission.button.write', pressOf('fill', 'mission-draft'), 'main') : button('mission.button.go-on', 'mission');
}
