import type { IncomingMessage } from 'node:http';
import { replyProblem, type Reply } from './reply.js';

const MOST_BYTES = 65_536;

export type Body = { readonly is: 'read'; readonly value: unknown } | { readonly is: 'refused'; readonly reply: Reply };

function refuse(status: number, problem: string): Body {
  return { is: 'refused', reply: replyProblem(status, problem) };
}

/** Reads a JSON body of at most 64 kB. What is too much is read to its end but not kept, so that the answer arrives. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return refuse(415, 'Send JSON.');
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES * 16) return refuse(413, 'That is too much.');
    if (bytes <= MOST_BYTES) parts.push(part);
  }
  if (bytes > MOST_BYTES) return refuse(413, 'That is too much.');
  try {
    return { is: 'read', value: JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown };
  } catch {
    return refuse(400, 'That is no JSON.');
  }
}
