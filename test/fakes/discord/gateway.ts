import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { GatewaySession } from './gateway-session.js';
import type { JsonObject } from './json.js';
import { isObject, numberAt, textAt } from './json.js';
import { botUserJson, guildJson } from './payloads.js';
import type { Dispatch, World } from './world.js';
import { Intent } from './world.js';

const PRIVILEGED = Intent.guildMembers | Intent.guildPresences | Intent.messageContent;
const IDENTIFIES_PER_DAY = 1000;
const DAY_MS = 86_400_000;
const SENDS_PER_MINUTE = 120;
const LARGEST_SEND = 4096;

interface GatewayOptions {
  readonly world: World;
  readonly token: () => string;
  readonly grantedIntents: number;
  readonly heartbeatMs: number;
  readonly url: () => string;
}

/** The event side: sessions over WebSocket, JSON, no compression. */
export class Gateway {
  /** Every event is sent this many times; Discord promises no exactly-once. */
  copies = 1;
  /** Moments (of the fake's clock) at which a client identified. */
  readonly identifiedAt: number[] = [];
  resumeCount = 0;
  private readonly sockets = new Map<WebSocket, GatewaySession | null>();
  private readonly sessions = new Map<string, GatewaySession>();
  private readonly server = new WebSocketServer({ noServer: true });
  private down = false;

  constructor(private readonly options: GatewayOptions) {
    options.world.dispatch = (event) => {
      this.dispatch(event);
    };
  }

  get identifyCount(): number {
    return this.identifiedAt.length;
  }

  get connectedCount(): number {
    return [...this.sockets.values()].filter((session) => session !== null).length;
  }

  identifiesLeft(): number {
    const since = this.options.world.now() - DAY_MS;
    return Math.max(0, IDENTIFIES_PER_DAY - this.identifiedAt.filter((at) => at > since).length);
  }

  /** Closes every connection with this code; the sessions can be resumed. */
  disconnectAll(code = 4000): void {
    for (const socket of this.sockets.keys()) socket.close(code);
  }

  /** Asks every client to reconnect and resume (opcode 7). */
  askToReconnect(): void {
    for (const socket of this.sockets.keys()) socket.send(JSON.stringify({ op: 7, d: null, s: null, t: null }));
  }

  /** Ends every session (opcode 9): clients have to identify again, or may resume when it says so. */
  invalidateSessions(mayResume = false): void {
    if (!mayResume) this.sessions.clear();
    for (const socket of this.sockets.keys()) socket.send(JSON.stringify({ op: 9, d: mayResume, s: null, t: null }));
  }

  setDown(down: boolean): void {
    this.down = down;
    if (down) for (const socket of this.sockets.keys()) socket.terminate();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.down) {
      socket.destroy();
      return;
    }
    this.server.handleUpgrade(request, socket, head, (connection) => {
      this.welcome(connection);
    });
  }

  stop(): void {
    for (const socket of this.sockets.keys()) socket.terminate();
    this.server.close();
  }

  private dispatch(event: Dispatch): void {
    for (const session of this.sessions.values()) {
      for (let copy = 0; copy < this.copies; copy += 1) session.deliver(event);
    }
  }

  private welcome(socket: WebSocket): void {
    this.sockets.set(socket, null);
    const sentAt: number[] = [];
    socket.on('message', (data: Buffer) => {
      const now = performance.now();
      sentAt.push(now);
      if (sentAt.filter((at) => at > now - 60_000).length > SENDS_PER_MINUTE) socket.close(4008, 'Rate limited.');
      else if (data.length > LARGEST_SEND) socket.close(4002, 'Error while decoding payload.');
      else this.receive(socket, data.toString());
    });
    socket.on('close', (code: number) => {
      this.leave(socket, code);
    });
    socket.on('error', () => {
      socket.terminate();
    });
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.options.heartbeatMs, _trace: [] }, s: null, t: null }));
  }

  private leave(socket: WebSocket, code: number): void {
    const session = this.sockets.get(socket);
    this.sockets.delete(socket);
    if (!session || session.socket !== socket) return;
    session.socket = null;
    if (code === 1000 || code === 1001) this.sessions.delete(session.id);
  }

  private receive(socket: WebSocket, text: string): void {
    const payload = parse(text);
    if (!payload) {
      socket.close(4002, 'Error while decoding payload.');
      return;
    }
    const data = payload['d'];
    switch (payload['op']) {
      case 1:
        socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
        return;
      case 2:
        this.identify(socket, isObject(data) ? data : {});
        return;
      case 6:
        this.resume(socket, isObject(data) ? data : {});
        return;
      case 3:
      case 4:
      case 8:
        if (!this.sockets.get(socket)) socket.close(4003, 'Not authenticated.');
        return;
      default:
        socket.close(4001, 'Unknown opcode.');
    }
  }

  private identify(socket: WebSocket, data: JsonObject): void {
    if (this.sockets.get(socket)) {
      socket.close(4005, 'Already authenticated.');
      return;
    }
    const spent = this.identifiesLeft() === 0;
    this.identifiedAt.push(this.options.world.now());
    const intents = numberAt(data, 'intents', -1);
    if (spent || textAt(data, 'token') !== this.options.token()) socket.close(4004, 'Authentication failed.');
    else if (intents < 0) socket.close(4013, 'Invalid intent(s).');
    else if (intents & PRIVILEGED & ~this.options.grantedIntents) socket.close(4014, 'Disallowed intent(s).');
    else this.open(socket, intents, Array.isArray(data['shard']) ? data['shard'] : [0, 1]);
  }

  private open(socket: WebSocket, intents: number, shard: unknown[]): void {
    const { world } = this.options;
    const session = new GatewaySession(socket, intents);
    this.sockets.set(socket, session);
    this.sessions.set(session.id, session);
    const guilds = [...world.guilds.values()];
    session.deliver({
      t: 'READY',
      intent: 0,
      d: {
        v: 10,
        user: { ...botUserJson(world.bot), verified: true, email: null, mfa_enabled: false },
        user_settings: {},
        session_type: 'normal',
        session_id: session.id,
        resume_gateway_url: this.options.url(),
        shard,
        relationships: [],
        private_channels: [],
        presences: [],
        guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
        guild_join_requests: [],
        geo_ordered_rtc_regions: [],
        auth: {},
        application: { id: world.bot.id, flags: 0 },
        _trace: [],
      },
    });
    for (const guild of guilds) {
      session.deliver({ t: 'GUILD_CREATE', d: guildJson(world, guild), intent: Intent.guilds });
    }
  }

  private resume(socket: WebSocket, data: JsonObject): void {
    const session = this.sessions.get(textAt(data, 'session_id'));
    if (textAt(data, 'token') !== this.options.token()) socket.close(4004, 'Authentication failed.');
    else if (!session) socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
    else if (numberAt(data, 'seq') > session.sequence) socket.close(4007, 'Invalid seq.');
    else {
      this.resumeCount += 1;
      session.socket?.terminate();
      this.sockets.set(socket, session);
      session.replay(socket, numberAt(data, 'seq'));
    }
  }
}

const parse = (text: string): JsonObject | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
};
