import type { Ask, AskReason, InvitationAnswer } from '../core/asks/ask.js';
import type { Moment } from '../core/time/moment.js';
import { sayLine } from '../words/say.js';
import { pressOf, type Block, type Card, type Form, type Text } from './card.js';
import { actions, button, card, line, note, typed, words } from './compose.js';
import { drawHelpChoices, fillAsk } from './call-card.js';

export interface InvitationFacts {
  readonly invitation: string;
  readonly ask: Ask;
  readonly goal: { readonly title: string; readonly firstStep: string | null };
  /** The platform id of the one who asks. */
  readonly asker: string;
  readonly reason: AskReason;
  readonly answer: InvitationAnswer | null;
  readonly laterUntil: Moment | null;
  /** The place they took by saying yes; null: none, or handed back. */
  readonly help: string | null;
  /** The community's own message that says what Guidon sends. */
  readonly link: string | null;
}

/** One person asked for one piece of one goal: who asks, why them, and how to make it stop. After an answer the same message says what came of it. */
export function drawInvitation(facts: InvitationFacts): Card {
  if (facts.answer !== null) return drawAnswered(facts, facts.answer);
  const { invitation, ask } = facts;
  return card(
    line('invitation.ask', askGaps(facts)),
    line('invitation.why', { reason: words(`invitation.because.${facts.reason}`, { skill: typed(ask.skill ?? '') }) }),
    actions(
      button('invitation.button.yes', pressOf('invitation', invitation, 'yes'), 'main'),
      button('invitation.button.no', pressOf('invitation', invitation, 'declined')),
      button('invitation.button.later', pressOf('fill', 'later', invitation)),
      button('invitation.button.stop', pressOf('invitation', invitation, 'stop'), 'danger'),
    ),
    sayFoot(facts),
  );
}

function askGaps({ ask, goal, asker }: InvitationFacts) {
  return { ...fillAsk(ask), asker: { is: 'person', id: asker } as const, title: typed(goal.title) };
}

function sayFoot({ link }: InvitationFacts): Block {
  const where: Text = link === null ? words('invitation.foot.board') : [{ is: 'link', url: link, label: sayLine('invitation.foot.link') }];
  return note('invitation.foot', { link: where });
}

function drawAnswered(facts: InvitationFacts, answer: InvitationAnswer): Card {
  const asked = line('invitation.ask', askGaps(facts));
  switch (answer) {
    case 'yes':
      return card(asked, drawYes(facts));
    case 'declined':
      return card(asked, line('invitation.declined'));
    case 'later':
      return card(asked, line('invitation.later', { until: { is: 'moment', at: facts.laterUntil ?? 0, as: 'day' } }));
    case 'stop':
      return card(line('invitation.stopped', { volunteer: { is: 'command', words: 'guidon volunteer' } }));
    case 'lapsed':
    case 'closed':
      return card(asked, line('invitation.lapsed'));
    case 'withdrawn':
      return card(asked, line('invitation.filled'));
  }
}

function drawYes({ goal, asker, help }: InvitationFacts): Block[] {
  if (help === null) return [line('call.back')];
  return [
    line('invitation.yes'),
    ...(goal.firstStep === null ? [] : [line('call.said.start', { step: typed(goal.firstStep) })]),
    line('call.said.next', { asker: { is: 'person', id: asker } }),
    ...drawHelpChoices(help),
  ];
}

/** An answer given to a message that had one already. */
export function drawAnsweredBefore(): Card {
  return card(line('invitation.answered'));
}

const LATER_DAYS = ['7', '30', '90'] as const;

export function drawLaterForm(press: string): Form {
  const options = LATER_DAYS.map((days) => ({ value: days, label: sayLine(`form.later.option.${days}`) }));
  return { press, title: sayLine('form.later.title'), fields: [{ name: 'days', label: sayLine('form.later.field'), kind: 'choice', required: true, options, value: '7' }] };
}

interface CheckInFacts {
  readonly ask: Ask;
  readonly goal: { readonly title: string };
  readonly help: string;
  readonly check: 'on-track' | 'need-help' | 'cannot' | null;
  readonly asker: string;
}

/** Half way: how is it going? */
export function drawCheckIn({ ask, goal, help, check, asker }: CheckInFacts): Card {
  const asked = line('check-in.ask', { ...fillAsk(ask), title: typed(goal.title) });
  if (check === 'cannot') return card(line('call.back'));
  if (check === 'on-track') return card(asked, line('check-in.on-track'), drawHelpChoices(help));
  if (check === 'need-help') return card(asked, line('check-in.need-help', { asker: { is: 'person', id: asker } }), drawHelpChoices(help));
  const press = (said: string) => pressOf('check-in', help, said);
  return card(asked, actions(button('check-in.button.on-track', press('on-track'), 'main'), button('check-in.button.need-help', press('need-help')), button('check-in.button.cannot', press('cannot'))));
}
