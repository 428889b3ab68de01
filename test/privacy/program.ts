import { once } from 'node:events';
import { writeHeapSnapshot } from 'node:v8';
import { readConfig } from '../../src/config.js';
import { startGuidon } from '../../src/guidon.js';
import { openLog } from '../../src/log.js';
import { StoryClock } from '../journeys/stage.js';

/** What whoever started this process asks of it: to let time pass, to write down its memory, to end. */
export type Order = { readonly is: 'pass'; readonly milliseconds: number } | { readonly is: 'write-memory'; readonly file: string } | { readonly is: 'end' };

/** Guidon as it is started from the command line, but for its clock; it says when it is ready, and when an order is done. */
const nothing = (): void => undefined;
const clock = new StoryClock();
const config = readConfig(process.env);
const guidon = await startGuidon(config, { log: openLog(config.logLevel), herald: { preparing: nothing, discord: nothing, slack: nothing }, clock });

async function obey(order: Order): Promise<void> {
  if (order.is === 'pass') {
    clock.moveBy(order.milliseconds);
    await guidon.tick();
  } else if (order.is === 'write-memory') {
    writeHeapSnapshot(order.file);
  } else {
    await guidon.close();
  }
}

process.send?.('ready');
for (let going = true; going;) {
  const [order] = (await once(process, 'message')) as [Order];
  await obey(order);
  process.send?.('done');
  going = order.is !== 'end';
}
process.disconnect();
