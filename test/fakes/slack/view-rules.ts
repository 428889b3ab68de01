import type { JsonObject } from '../discord/json.js';
import { listAt, textAt } from '../discord/json.js';
import { blockProblems } from './block-rules.js';
import type { Complain } from './element-rules.js';
import { checkLength, checkText } from './element-rules.js';

const MOST_BYTES = 250_000;

const checkModal = (view: JsonObject, complain: Complain): void => {
  checkText(view['title'], '/view/title', { most: 24, plain: true }, complain);
  checkText(view['submit'], '/view/submit', { most: 24, plain: true, optional: true }, complain);
  checkText(view['close'], '/view/close', { most: 24, plain: true, optional: true }, complain);
  const asks = listAt(view, 'blocks').some((block) => block['type'] === 'input');
  if (asks && view['submit'] === undefined) complain('/view/submit', 'missing required field');
};

/** What is wrong with a modal or an App Home. */
export const viewProblems = (view: JsonObject, type: 'modal' | 'home'): string[] => {
  const problems: string[] = [];
  const complain: Complain = (place, problem) => problems.push(`${problem} [json-pointer:${place}]`);
  if (textAt(view, 'type') !== type) complain('/view/type', `must be ${type}`);
  if (!Array.isArray(view['blocks'])) complain('/view/blocks', 'missing required field');
  checkLength(view['private_metadata'], '/view/private_metadata', 3000, complain);
  checkLength(view['callback_id'], '/view/callback_id', 255, complain);
  checkLength(view['external_id'], '/view/external_id', 255, complain);
  if (type === 'modal') checkModal(view, complain);
  if (JSON.stringify(view).length > MOST_BYTES) complain('/view', 'view_too_large');
  const blocks = Array.isArray(view['blocks']) ? (view['blocks'] as unknown[]) : [];
  return [...problems, ...blockProblems(blocks, type)];
};
