/**
 * A process of Guidon with a clock it is told and a platform that only says who is written to: `ADDRESS-OF-DATABASE NAME`.
 * It reads one command a line, `tick MOMENT` or `refuse MOMENT`, the latter with a platform that refuses new conversations,
 * and answers `dm PERSON` or `refused PERSON` for each request and `done` when nothing is left to do at that moment.
 */
import { createInterface } from 'node:readline';
import { openStore } from '../../../src/adapters/postgres/open-store.js';
import { makeTick } from '../../../src/jobs/tick.js';
import type { Chat, PersonRef } from '../../../src/ports/chat.js';
import type { Surroundings } from '../../../src/use-cases/context.js';
import { QuietWatch } from '../../doors/quiet-watch.js';
import { TestClock, TestLog } from '../../doors/rig.js';

const [databaseUrl = '', name = ''] = process.argv.slice(2);
const clock = new TestClock(0);
let refusing = false;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const chat = {
  platform: 'discord',
  recognises: 100_000,
  dm: (to: PersonRef, _card: unknown, marker: string) => {
    say(`${refusing ? 'refused' : 'dm'} ${to.person}`);
    return Promise.resolve(refusing ? { is: 'never', reason: 'direct-refused' } : { is: 'sent', ref: { ...to, channel: `dm-${to.person}`, message: marker } });
  },
  post: (to: object, _card: unknown, marker: string) => Promise.resolve({ is: 'sent', ref: { ...to, message: marker } }),
  edit: () => Promise.resolve({ is: 'sent' }),
  linkTo: () => 'https://example.org',
} as unknown as Chat;

const store = await openStore({ databaseUrl, folder: '', log: new TestLog() });
const around: Surroundings = { store, clock, log: new TestLog(), chatOf: (platform) => (platform === 'discord' ? chat : null), wake: () => undefined, watch: new QuietWatch(), count: () => undefined };
const ticking = makeTick(around, name);
say('done');
for await (const line of createInterface({ input: process.stdin })) {
  const [what, moment] = line.split(' ');
  refusing = what === 'refuse';
  clock.moveBy(Number(moment) - clock.now());
  await ticking.tick();
  say('done');
}
await ticking.stop();
await store.close();
