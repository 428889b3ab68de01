import { objectAt, textAt } from '../discord/json.js';
import type { StoredView } from './views.js';

/** What stands in red: a line for each field, with its label. */
export const drawErrors = (view: StoredView, errors: Readonly<Record<string, string>>): string =>
  view.blocks
    .filter((block) => textAt(block, 'block_id') in errors)
    .map((block) => `${textAt(objectAt(block, 'label'), 'text')}: ${errors[textAt(block, 'block_id')] ?? ''}`)
    .join('\n');
