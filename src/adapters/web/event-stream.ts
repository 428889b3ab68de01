import type { ServerResponse } from 'node:http';
import { replyProblem, sendReply, STRICT_HEADERS } from './reply.js';
import type { Playground } from './playground.js';
import type { Happening } from './page/shown.js';

/** A reader this far behind is let go; its browser comes back by itself and begins with the whole. */
const MOST_WAITING_BYTES = 4_000_000;

function write(response: ServerResponse, happening: Happening): void {
  if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
  else response.write(`data: ${JSON.stringify(happening)}\n\n`);
}

/** Tells one person's page all that happens, for as long as it listens. */
export function openStream(playground: Playground, person: string, response: ServerResponse): void {
  if (!playground.knows(person)) {
    sendReply(response, replyProblem(404, 'Nobody of that name is here.'));
    return;
  }
  response.writeHead(200, { ...STRICT_HEADERS, 'Content-Type': 'text/event-stream' });
  const stop = playground.watch(person, (happening) => { write(response, happening); });
  response.on('close', stop);
  void playground.clock.refreshZone();
}
