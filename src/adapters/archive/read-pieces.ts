import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { findEncoding, type Encoding } from './decode.js';

const HEAD = 4096;

/** The first bytes of a file. */
export async function readHead(path: string, size = HEAD): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The bytes of a file piece by piece, always as UTF-8: what is UTF-16 is written anew. */
export async function* readPieces(path: string): AsyncGenerator<Buffer> {
  const encoding: Encoding = findEncoding(await readHead(path, 4));
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    yield decoder === null ? piece : Buffer.from(decoder.decode(piece, { stream: true }));
  }
}
