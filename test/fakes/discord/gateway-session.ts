import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Dispatch } from './world.js';
import { Intent } from './world.js';

/** One identified session; it outlives its connection and keeps what a resuming client has missed. */
export class GatewaySession {
  readonly id = randomBytes(16).toString('hex');
  sequence = 0;
  private readonly sent: { s: number; text: string }[] = [];

  constructor(
    public socket: WebSocket | null,
    readonly intents: number,
  ) {}

  deliver(event: Dispatch): void {
    if (event.intent !== 0 && !(this.intents & event.intent)) return;
    const readsContent = (this.intents & Intent.messageContent) !== 0;
    const d = event.withoutContent && !readsContent ? event.withoutContent : event.d;
    this.sequence += 1;
    const text = JSON.stringify({ op: 0, t: event.t, s: this.sequence, d });
    if (event.t !== 'RESUMED') this.sent.push({ s: this.sequence, text });
    this.socket?.send(text);
  }

  replay(socket: WebSocket, after: number): void {
    this.socket = socket;
    for (const { s, text } of this.sent) if (s > after) socket.send(text);
    this.deliver({ t: 'RESUMED', d: { _trace: [] }, intent: 0 });
  }
}
