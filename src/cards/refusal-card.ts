import { english } from '../words/en/index.js';
import type { Refusal } from '../core/refusal.js';
import type { MessageKey } from '../words/say.js';
import { pressOf, type Card } from './card.js';
import { actions, button, card, line, typed } from './compose.js';

function keyOf(code: string): MessageKey {
  const key = `refusal.${code}`;
  if (!(key in english)) throw new Error(`the catalogue has no words for the refusal ${code}`);
  return key as MessageKey;
}

/** Commands that refusals point to; each platform writes them its own way. */
const POINTERS = {
  goalList: { is: 'command', words: 'goal list' },
  goalAdd: { is: 'command', words: 'goal add' },
  goalUndo: { is: 'command', words: 'goal undo' },
  manageGoals: { is: 'command', words: 'manage goals' },
  manageMission: { is: 'command', words: 'manage mission' },
  manageSettings: { is: 'command', words: 'manage settings' },
  volunteer: { is: 'command', words: 'guidon volunteer' },
} as const;

function fillingsOf(refusal: Refusal) {
  const facts = Object.entries(refusal.facts).map(([name, fact]) => [name, typeof fact === 'number' ? fact : typed(fact)] as const);
  return { ...POINTERS, ...Object.fromEntries(facts) };
}

/** What went wrong and what to do; with a draft, *Fix it* opens the form again as it was filled in. */
export function drawRefusal(refusal: Refusal, draft: string | null): Card {
  return card(line(keyOf(refusal.code), fillingsOf(refusal)), actions(draft === null ? null : button('refusal.fix-it', pressOf('fix', draft), 'main')));
}

/** Something broke on our side; the reference is what the operator finds in the log. */
export function drawFault(reference: string, draft: string | null): Card {
  return card(line('refusal.fault', { reference: { is: 'code', text: reference } }), actions(draft === null ? null : button('refusal.fix-it', pressOf('fix', draft), 'main')));
}

/** The database or the platform is away for the moment. */
export function drawTryAgain(): Card {
  return card(line('refusal.try-again'));
}
