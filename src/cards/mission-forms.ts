import type { Mission } from '../core/mission/mission.js';
import { sayLine } from '../words/say.js';
import type { Form, MenuOption } from './card.js';

type Values = Readonly<Record<string, string>>;

/** How much fits: launch posts and boards carry these words beside others. */
export const MISSION_ROOM = { words: 400, criterion: 200, not: 150, evidence: 500, unit: 40, figure: 20, day: 30, name: 100 } as const;

/** What the draft's form is filled in with. */
export function writeMission(mission: Mission | null): Values {
  if (mission === null) return {};
  const { words, attainable, endCriterion, notLine } = mission;
  return { words, attainable: attainable ? 'yes' : 'no', criterion: endCriterion ?? '', not: notLine ?? '' };
}

export function drawMissionForm(press: string, values: Values): Form {
  const filled = (name: string): { name: string; value: string } => ({ name, value: values[name] ?? '' });
  return {
    press,
    title: sayLine('form.mission.title'),
    fields: [
      { ...filled('words'), label: sayLine('form.mission.words'), hint: sayLine('form.mission.words.hint'), kind: 'lines', most: MISSION_ROOM.words, required: true },
      { ...filled('attainable'), label: sayLine('form.mission.attainable'), hint: sayLine('form.mission.attainable.hint'), kind: 'choice', required: true, options: listEnds() },
      { ...filled('criterion'), label: sayLine('form.mission.criterion'), hint: sayLine('form.mission.criterion.hint'), kind: 'line', most: MISSION_ROOM.criterion, required: false },
      { ...filled('not'), label: sayLine('form.mission.not'), hint: sayLine('form.mission.not.hint'), kind: 'line', most: MISSION_ROOM.not, required: false },
    ],
  };
}

export function drawAttainForm(press: string, values: Values): Form {
  const evidence = values['evidence'] ?? '';
  return {
    press,
    title: sayLine('form.attain.title'),
    fields: [{ name: 'evidence', label: sayLine('form.attain.evidence'), hint: sayLine('form.attain.evidence.hint'), kind: 'lines', most: MISSION_ROOM.evidence, required: true, value: evidence }],
  };
}

export function drawFiguresForm(press: string, values: Values): Form {
  const filled = (name: string): { name: string; value: string } => ({ name, value: values[name] ?? '' });
  return {
    press,
    title: sayLine('form.figures.title'),
    fields: [
      { ...filled('us'), label: sayLine('form.figures.us'), hint: sayLine('form.figures.us.hint'), kind: 'line', most: MISSION_ROOM.figure, required: true },
      { ...filled('them'), label: sayLine('form.figures.them'), hint: sayLine('form.figures.them.hint'), kind: 'line', most: MISSION_ROOM.figure, required: true },
      { ...filled('unit'), label: sayLine('form.figures.unit'), hint: sayLine('form.figures.unit.hint'), kind: 'line', most: MISSION_ROOM.unit, required: true },
      { ...filled('day'), label: sayLine('form.figures.day'), hint: sayLine('form.figures.day.hint'), kind: 'line', day: true, most: MISSION_ROOM.day, required: false },
    ],
  };
}

/** Typing the name is the one thing nobody does by accident. */
export function drawStartOverForm(press: string, values: Values, name: string): Form {
  return {
    press,
    title: sayLine('form.start-over.title'),
    fields: [{ name: 'name', label: sayLine('form.start-over.name'), hint: name.slice(0, MISSION_ROOM.name), kind: 'line', most: MISSION_ROOM.name, required: true, value: values['name'] ?? '' }],
  };
}

function listEnds(): MenuOption[] {
  return [
    { label: sayLine('form.mission.attainable.yes'), value: 'yes' },
    { label: sayLine('form.mission.attainable.no'), value: 'no' },
  ];
}
