import { asks } from './asks.js';
import { digest } from './digest.js';
import { goal } from './goal.js';
import { heat } from './heat.js';
import { help } from './help.js';
import { home } from './home.js';
import { mission } from './mission.js';
import { platform } from './platform.js';
import { playground } from './playground.js';
import { refusal } from './refusal.js';
import { settings } from './settings.js';

/** Every sentence Guidon says in English, as ICU messages. */
export const english = { ...asks, ...digest, ...goal, ...heat, ...help, ...home, ...mission, ...platform, ...playground, ...refusal, ...settings } as const;

export type MessageKey = keyof typeof english;
