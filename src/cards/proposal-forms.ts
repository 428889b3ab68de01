import { DECLINE_REASONS } from '../core/proposals/proposal.js';
import { sayLine } from '../words/say.js';
import type { Form } from './card.js';

type Values = Readonly<Record<string, string>>;

/** The most characters of each field of a proposal, and of a reason to decline. */
export const PROPOSAL_ROOM = { title: 120, words: 1000, reason: 300 } as const;

export function drawProposeForm(press: string, values: Values): Form {
  return {
    press,
    title: sayLine('form.propose.title'),
    fields: [
      { name: 'title', label: sayLine('form.propose.field.title'), hint: sayLine('form.propose.field.title.hint'), kind: 'line', most: PROPOSAL_ROOM.title, required: true, value: values['title'] ?? '' },
      { name: 'words', label: sayLine('form.propose.field.words'), hint: sayLine('form.propose.field.words.hint'), kind: 'lines', most: PROPOSAL_ROOM.words, required: false, value: values['words'] ?? '' },
    ],
  };
}

export function drawDeclineForm(press: string, values: Values): Form {
  const options = DECLINE_REASONS.map((reason) => ({ value: reason, label: sayLine(`form.decline.option.${reason}`) }));
  return {
    press,
    title: sayLine('form.decline.title'),
    fields: [
      { name: 'reason', label: sayLine('form.decline.field.reason'), kind: 'choice', required: true, options, value: values['reason'] ?? 'not-now' },
      { name: 'words', label: sayLine('form.decline.field.words'), hint: sayLine('form.decline.field.words.hint'), kind: 'lines', most: PROPOSAL_ROOM.reason, required: false, value: values['words'] ?? '' },
    ],
  };
}
