import type { Reading } from '../heat.js';
import type { Stretch } from '../stretch.js';
import type { ScaleFor } from '../thresholds.js';
import { readModeration } from './moderation.js';
import { readPeople } from './people.js';
import { readStructure } from './structure.js';
import { readText } from './text.js';

/** Every signal there is; a signal that has nothing to say answers null. */
export const signals: readonly ((stretch: Stretch, thresholds: ScaleFor) => Reading | null)[] = [readPeople, readModeration, readText, readStructure];
