import type { App } from '@slack/bolt';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { Watch } from '../../ports/watch.js';
import type { Identity } from './identity.js';
import { describeFailure } from './read-failure.js';
import { readText, readWritten, type Written } from './see-written.js';
import { SeenLately } from './seen-lately.js';

interface Eyes {
  /** Null as long as it is not known in whose house we are. */
  readonly identity: () => Identity | null;
  readonly watch: Watch;
  readonly clock: Clock;
  readonly log: Log;
}

const DIRECT = new Set<string | undefined>(['im', 'mpim']);

/** Hands what is written in channels to the watch. Bolt has acknowledged it by then, and nothing here waits or is written down. */
export function seeMessages(app: App, eyes: Eyes): void {
  const lately = new SeenLately();
  app.event('message', ({ event, body }) => {
    try {
      if (lately.isFirst(body.event_id)) see(eyes, event as Written);
    } catch (error) {
      eyes.log.warn(describeFailure(error), 'something in a channel could not be taken in');
    }
    return Promise.resolve();
  });
}

function see({ identity, watch, clock }: Eyes, event: Written): void {
  const { channel, channel_type: kind } = event;
  const home = identity()?.key;
  if (home === undefined || channel === undefined || DIRECT.has(kind)) return;
  const seen = readWritten(event, clock.now());
  if (seen === null) return;
  const wanted = seen.what === 'message' && watch.wantsText('slack', home, channel);
  watch.saw('slack', home, channel, wanted ? { ...seen, text: readText(event) } : seen);
}
