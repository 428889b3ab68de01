import type { Ask, AskReason, Help, InvitationAnswer } from '../core/asks/ask.js';
import type { Moment } from '../core/time/moment.js';
import { sayLine } from '../words/say.js';
import { pressOf, type Block, type Button, type Card, type Form, type Text } from './card.js';
import { actions, button, card, line, note, typed, words } from './compose.js';
import { fillAsk, listHelpChoices, sayBeginning } from './call-card.js';

export interface InvitationFacts {
  readonly invitation: string;
  readonly ask: Ask;
  readonly goal: { readonly id: string; readonly title: string; readonly firstStep: string | null };
  /** The platform id of the one who asks. */
  readonly asker: string;
  /** The platform id of the one who writes to whoever says yes; null: nobody but themselves. */
  readonly writer: string | null;
  readonly reason: AskReason;
  readonly answer: InvitationAnswer | null;
  readonly laterUntil: Moment | null;
  /** The place they took by saying yes; null: none, or handed back. */
  readonly help: { readonly id: string; readonly done: boolean } | null;
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
      stopAsking(invitation),
    ),
    sayFoot(facts),
  );
}

function askGaps({ ask, goal, asker }: InvitationFacts) {
  return { ...fillAsk(ask), asker: { is: 'person', id: asker } as const, title: typed(goal.title) };
}

function sayFoot({ link }: Pick<InvitationFacts, 'link'>): Block {
  const where: Text = link === null ? words('invitation.foot.board') : [{ is: 'link', url: link, label: sayLine('invitation.foot.link') }];
  return note('invitation.foot', { link: where });
}

/** Every message carries it, also once it is answered. */
function stopAsking(...invitation: readonly string[]): Button {
  return button('invitation.button.stop', pressOf('stop-asking', ...invitation), 'danger');
}

function drawAnswered(facts: InvitationFacts, answer: InvitationAnswer): Card {
  if (answer === 'stop') return drawStopped(false);
  return card(line('invitation.ask', askGaps(facts)), answer === 'yes' ? drawYes(facts) : [sayAnswer(facts, answer), ...actions(stopAsking())], sayFoot(facts));
}

function sayAnswer({ ask, laterUntil }: InvitationFacts, answer: Exclude<InvitationAnswer, 'yes' | 'stop'>): Block {
  switch (answer) {
    case 'declined':
      return line('invitation.declined');
    case 'later':
      return line('invitation.later', { until: { is: 'moment', at: laterUntil ?? 0, as: 'day' } });
    case 'lapsed':
    case 'closed':
      return line('invitation.lapsed');
    case 'withdrawn':
      return line(ask.state === 'closed' ? 'call.closed' : 'invitation.filled');
  }
}

function drawYes({ goal, help, writer }: InvitationFacts): Block[] {
  if (help === null) return [line('call.back'), ...actions(stopAsking())];
  if (help.done) return [line('call.done'), ...actions(button('button.add-progress', pressOf('add-progress', goal.id), 'main'), stopAsking())];
  return [line('invitation.yes'), ...sayBeginning({ firstStep: goal.firstStep, writer }), ...actions(...listHelpChoices(help.id), stopAsking())];
}

/** Somebody is asked no more; `elsewhere`: other communities of this Guidon may still ask them. */
export function drawStopped(elsewhere: boolean): Card {
  return card(
    line('invitation.stopped', { volunteer: { is: 'command', words: 'guidon volunteer' } }),
    elsewhere ? actions(button('invitation.stop.everywhere', 'stop-everywhere', 'danger')) : null,
  );
}

export function drawStoppedEverywhere(): Card {
  return card(line('invitation.stopped.everywhere'));
}

/** An answer given to a message that had one already. */
export function drawAnsweredBefore(): Card {
  return card(line('invitation.answered'));
}

/** In how many days somebody may be asked again who says later. */
export const LATER_DAYS = ['7', '30', '90'] as const;

export function drawLaterForm(press: string): Form {
  const options = LATER_DAYS.map((days) => ({ value: days, label: sayLine(`form.later.option.${days}`) }));
  return { press, title: sayLine('form.later.title'), fields: [{ name: 'days', label: sayLine('form.later.field'), kind: 'choice', required: true, options, value: '7' }] };
}

export interface CheckInFacts {
  readonly ask: Ask;
  readonly goal: { readonly id: string; readonly title: string };
  readonly help: Pick<Help, 'id' | 'check' | 'doneAt' | 'handedBackAt'>;
  readonly writer: string | null;
  readonly link: string | null;
}

/** Half way: how is it going? */
export function drawCheckIn(facts: CheckInFacts): Card {
  const { ask, goal, link } = facts;
  return card(line('check-in.ask', { ...fillAsk(ask), title: typed(goal.title) }), sayCheck(facts), sayFoot({ link }));
}

function sayCheck({ help, goal, writer }: CheckInFacts): Block[] {
  if (help.handedBackAt !== null) return [line('call.back'), ...actions(stopAsking())];
  if (help.doneAt !== null) return [line('call.done'), ...actions(button('button.add-progress', pressOf('add-progress', goal.id), 'main'), stopAsking())];
  if (help.check === null) return drawCheckChoices(help.id);
  const said = help.check === 'need-help' && writer !== null ? line('check-in.need-help', { asker: { is: 'person', id: writer } }) : line('check-in.on-track');
  return [said, ...actions(...listHelpChoices(help.id), stopAsking())];
}

function drawCheckChoices(help: string): Block[] {
  const press = (said: string) => pressOf('check-in', help, said);
  return actions(
    button('check-in.button.on-track', press('on-track'), 'main'),
    button('check-in.button.need-help', press('need-help')),
    button('check-in.button.cannot', press('cannot')),
    stopAsking(),
  );
}
