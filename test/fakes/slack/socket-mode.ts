import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { isObject, textAt } from '../discord/json.js';
import type { Delivered, Parcel, Transport } from './transport.js';
import type { World } from './world.js';

const MOST_CONNECTIONS = 10;
const GOODBYE_MS = 500;

interface Waiting {
  readonly envelope: string;
  connection: WebSocket | null;
  readonly settle: (delivered: Delivered) => void;
}

/** Socket Mode: each envelope goes to one of the connections, and to another when that one breaks before the answer. */
export class SocketMode implements Transport {
  /** How often an address was asked for and used. */
  connectCount = 0;
  /** Called when a connection is ready, for what could not be delivered. */
  onReady: () => void = () => undefined;
  /** Every envelope is sent this many times, by different connections where there are several. */
  copies = 1;
  private down = false;
  private turn = 0;
  private readonly tickets = new Set<string>();
  private readonly connections: WebSocket[] = [];
  private readonly waiting = new Map<string, Waiting>();
  private readonly answered = new Set<string>();
  private readonly server = new WebSocketServer({ noServer: true });

  constructor(
    private readonly world: World,
    private readonly port: () => number,
  ) {}

  get inFlight(): number {
    return this.waiting.size;
  }

  get connectionCount(): number {
    return this.connections.length;
  }

  /** An address that works once. */
  newUrl(): string {
    const ticket = randomUUID();
    this.tickets.add(ticket);
    return `ws://127.0.0.1:${this.port()}/link/?ticket=${ticket}&app_id=${this.world.appId}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://fake').searchParams.get('ticket') ?? '';
    if (this.down || !this.tickets.delete(ticket)) {
      socket.destroy();
      return;
    }
    this.server.handleUpgrade(request, socket, head, (connection) => {
      this.welcome(connection);
    });
  }

  /** Breaks connections without a goodbye. */
  cut(which: 'all' | 'one' = 'all'): void {
    for (const connection of which === 'all' ? [...this.connections] : this.connections.slice(0, 1)) connection.terminate();
  }

  /** Slack's friendly way, one connection at a time: the app is warned and has to come back by itself. */
  warn(): void {
    this.tell('warning', this.connections.slice(0, 1));
  }

  /** The connection is about to be taken away. */
  requestRefresh(): void {
    this.tell('refresh_requested', this.connections);
  }

  setDown(down: boolean): void {
    this.down = down;
    if (down) this.cut();
  }

  /** Leaves those who are just saying goodbye the time for it: broken off then, Bolt keeps a timer for 30 s. */
  async stop(): Promise<void> {
    const until = performance.now() + GOODBYE_MS;
    while (this.connections.length > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
    this.cut();
    this.server.close();
  }

  deliver(parcel: Parcel): Promise<Delivered> {
    const acceptsAnswer = parcel.kind === 'slash_commands' || ['view_submission', 'block_suggestion'].includes(textAt(parcel.payload, 'type'));
    const envelope = JSON.stringify({
      envelope_id: parcel.id,
      type: parcel.kind,
      payload: parcel.payload,
      accepts_response_payload: acceptsAnswer,
      ...(parcel.kind === 'events_api' ? { retry_attempt: parcel.attempt, retry_reason: parcel.reason } : {}),
    });
    return new Promise((resolve) => {
      const settle = (delivered: Delivered): void => {
        clearTimeout(timer);
        this.waiting.delete(parcel.id);
        this.answered.add(parcel.id);
        resolve(delivered);
      };
      const one: Waiting = { envelope, connection: null, settle };
      const timer = setTimeout(() => {
        const how = one.connection ? 'late' : 'unreached';
        settle({ how, reason: one.connection ? 'timeout' : 'connection_failed', answer: null });
      }, this.world.settings.answerWithinMs);
      this.waiting.set(parcel.id, one);
      this.send(one);
      if (!one.connection) settle({ how: 'unreached', reason: 'connection_failed', answer: null });
    });
  }

  private send(one: Waiting): void {
    for (let copy = 0; copy < this.copies; copy += 1) {
      this.turn += 1;
      one.connection = this.connections[this.turn % this.connections.length] ?? null;
      one.connection?.send(one.envelope);
    }
  }

  private welcome(connection: WebSocket): void {
    this.connectCount += 1;
    connection.on('error', () => undefined);
    if (this.connections.length >= MOST_CONNECTIONS) {
      connection.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: {} }));
      connection.close();
      return;
    }
    this.connections.push(connection);
    connection.on('close', () => {
      this.forget(connection);
    });
    connection.on('message', (raw: Buffer) => {
      this.take(raw.toString());
    });
    const debug = { host: 'fake', build_number: 1, approximate_connection_time: 3600 };
    const hello = { type: 'hello', num_connections: this.connections.length, debug_info: debug, connection_info: { app_id: this.world.appId } };
    connection.send(JSON.stringify(hello));
    for (const one of this.waiting.values()) if (!one.connection) this.send(one);
    this.onReady();
  }

  private forget(connection: WebSocket): void {
    const index = this.connections.indexOf(connection);
    if (index >= 0) this.connections.splice(index, 1);
    for (const one of this.waiting.values()) {
      if (one.connection !== connection) continue;
      one.connection = null;
      if (this.connections.length > 0) this.send(one);
    }
  }

  private take(raw: string): void {
    const message: unknown = JSON.parse(raw);
    const id = isObject(message) ? textAt(message, 'envelope_id') : '';
    const one = this.waiting.get(id);
    if (one && isObject(message)) one.settle({ how: 'acked', reason: '', answer: message['payload'] ?? null });
    else if (!this.answered.has(id)) this.world.violations.push(`an acknowledgement of no envelope: ${raw.slice(0, 200)}`);
  }

  private tell(reason: string, connections: readonly WebSocket[]): void {
    for (const connection of connections) {
      connection.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }));
    }
  }
}
