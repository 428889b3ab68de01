import { destination, pino } from 'pino';
import type { Log } from './ports/log.js';

/** Fields that could hold a secret or a person's words, should one ever be logged by mistake. */
const MASKED = ['token', 'password', 'authorization', 'url', 'body', 'requestBody', 'content', 'text', 'values', '*.token', '*.url', '*.body', '*.requestBody', '*.content'];

/** JSON lines on stderr; stdout is for people. */
export function openLog(level: string): Log {
  return pino({ level, redact: { paths: MASKED, censor: '[masked]' }, base: null }, destination({ dest: 2, sync: true }));
}
