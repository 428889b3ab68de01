import type { App } from '@slack/bolt';
import type { Moment } from '../../core/time/moment.js';
import type { Acknowledge, Doors } from './serve-doors.js';
import type { CommandBody, EventBody, InteractionBody } from './payloads.js';

interface Porter {
  /** Null until it is known in whose house we are. */
  readonly doors: () => Doors | null;
  readonly track: (work: Promise<void>) => void;
  /** The app was removed, not before this moment. */
  readonly leave: (at: Moment) => void;
}

/** What Bolt hands to every listener that is to be acknowledged, as far as it is used here. */
interface Handed {
  readonly body: unknown;
  readonly ack?: unknown;
}

const ANY = /.*/u;

/** Joins Bolt's listeners with the doors. */
export function listenAtDoors(app: App, { doors, track, leave }: Porter): void {
  const serve = (door: (at: Doors, body: never, ack: never) => Promise<void>) => async ({ body, ack }: Handed): Promise<void> => {
    const at = doors();
    if (at === null) return;
    const work = door(at, body as never, ack as never);
    track(work.catch(() => undefined));
    await work;
  };
  app.command(ANY, serve((at, body: CommandBody, ack: Acknowledge) => at.command(body, ack)));
  app.shortcut({ callback_id: ANY, type: 'shortcut' }, serve((at, body: InteractionBody, ack: Acknowledge) => at.shortcut(body, ack)));
  app.shortcut({ callback_id: ANY, type: 'message_action' }, serve((at, body: InteractionBody, ack: Acknowledge) => at.messageShortcut(body, ack)));
  app.action(ANY, serve((at, body: InteractionBody, ack: Acknowledge) => at.press(body, ack)));
  app.view(ANY, serve((at, body: InteractionBody, ack: Parameters<Doors['submit']>[1]) => at.submit(body, ack)));
  app.options(ANY, serve((at, body: InteractionBody, ack: Parameters<Doors['suggest']>[1]) => at.suggest(body, ack)));
  app.event('app_home_opened', serve((at, body: EventBody) => at.homeOpened(body)));
  app.event('app_uninstalled', ({ body }) => { leave(latest(body)); return Promise.resolve(); });
  // People's tokens are revoked too; ours is the bot's.
  app.event('tokens_revoked', ({ event, body }) => { if ((event.tokens.bot ?? []).length > 0) leave(latest(body)); return Promise.resolve(); });
}

/** When it happened at the latest: Slack dates events by the second. */
function latest({ event_time: seconds }: { readonly event_time: number }): Moment {
  return (seconds + 1) * 1000;
}
