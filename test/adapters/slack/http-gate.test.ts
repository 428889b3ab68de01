import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HttpGate } from '../../../src/adapters/slack/http-gate.js';
import type { Log } from '../../../src/ports/log.js';

const SECRET = 'a-signing-secret';
const NOW = 1_790_000_000_000;
const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };
const clock = { now: () => NOW, monotonic: () => NOW, sleep: () => Promise.resolve(), heartbeat: () => () => undefined };

interface Sent {
  readonly body: Buffer;
  readonly stamps: readonly string[];
  readonly signatures: readonly string[];
}

function sign(stamp: string, body: Buffer, secret = SECRET): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest('hex')}`;
}

function good(text: string, stamp = String(NOW / 1000)): Sent {
  const body = Buffer.from(text);
  return { body, stamps: [stamp], signatures: [sign(stamp, body)] };
}

function makeGate(): HttpGate {
  return new HttpGate({ signingSecret: SECRET, clock, log: silent });
}

/** The status a request ends with: 404 when it was let in, for Bolt finds nobody behind this gate. */
async function knock(gate: HttpGate, { body, stamps, signatures }: Sent): Promise<number> {
  let status = 0;
  const headersDistinct = { 'x-slack-request-timestamp': [...stamps], 'x-slack-signature': [...signatures] };
  const request = Object.assign(Readable.from([body]), { headers: { 'content-type': 'application/json' }, headersDistinct, method: 'POST', url: '/slack/events' });
  const response = { writeHead: (code: number) => { status = code; return response; }, end: () => response, headersSent: false };
  gate.receiver.requestListener = () => { status = 200; };
  await gate.handle(request as unknown as IncomingMessage, response as unknown as ServerResponse);
  return status;
}

describe('the gate', () => {
  test('lets in what Slack signed within five minutes of now, whatever it says', async () => {
    const gate = makeGate();
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: -300, max: 300 }), fc.uuid(), async (text, shift, unique) => {
      expect(await knock(gate, good(text + unique, String(NOW / 1000 + shift)))).toBe(200);
    }), { numRuns: 1000 });
  });

  test('lets in nothing that was changed in any way', async () => {
    const gate = makeGate();
    const flip = (text: string, at: number): string => text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
    const spoil = fc.constantFrom<(sent: Sent, at: number) => Sent>(
      (sent, at) => { const body = Buffer.from(sent.body); body[at % body.length]! ^= 1 << (at % 8); return { ...sent, body }; },
      (sent, at) => ({ ...sent, signatures: [flip(sent.signatures[0]!, at % sent.signatures[0]!.length)] }),
      (sent, at) => ({ ...sent, stamps: [flip(sent.stamps[0]!, at % sent.stamps[0]!.length)] }),
      (sent) => ({ ...sent, signatures: [] }),
      (sent) => ({ ...sent, stamps: [] }),
      (sent) => ({ ...sent, signatures: [...sent.signatures, ...sent.signatures] }),
      (sent) => ({ ...sent, stamps: [...sent.stamps, ...sent.stamps] }),
      (sent) => ({ ...sent, signatures: [sent.signatures[0]!.toUpperCase()] }),
      (sent) => ({ ...sent, signatures: [sent.signatures[0]!.replace('v0', 'v1')] }),
      (sent) => ({ ...sent, signatures: [''] }),
      (sent) => ({ ...sent, signatures: [sign(sent.stamps[0]!, sent.body, 'another')] }),
      (sent) => ({ ...sent, body: Buffer.concat([sent.body, Buffer.from(' ')]) }),
      (sent) => good(sent.body.toString(), String(NOW / 1000 - 301)),
      (sent) => good(sent.body.toString(), String(NOW / 1000 + 301)),
      (sent) => good(sent.body.toString(), `${sent.stamps[0]!}.5`),
    );
    await fc.assert(fc.asyncProperty(fc.string({ minLength: 1, maxLength: 200 }), fc.nat(), spoil, async (text, at, spoilt) => {
      expect(await knock(gate, spoilt(good(text), at))).toBe(401);
    }), { numRuns: 3000 });
  });

  test('lets each in once, and refuses a megabyte before looking at it', async () => {
    const gate = makeGate();
    const sent = good('{"a":1}');
    expect([await knock(gate, sent), await knock(gate, sent), await knock(gate, sent)]).toEqual([200, 401, 401]);
    expect(await knock(makeGate(), good('x'.repeat(1_000_001)))).toBe(413);
    expect(await knock(makeGate(), good('x'.repeat(1_000_000)))).toBe(200);
  });
});
