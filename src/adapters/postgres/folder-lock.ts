import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseProblem } from './database-problem.js';
import { readField } from './store-failure.js';

/** Linux takes 107 bytes for a socket's path, others 103. */
const LONGEST_PATH = 100;
const MOST_TRIES = 20;

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Keeps other processes out of a folder with a listening socket: process ids repeat in containers, and a socket
 * of a killed process answers nobody. Throws the problem 'folder-in-use'.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = placeSocket(resolve(folder));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const server = await listen(path);
    if (server !== null) return { release: () => close(server) };
    const found = await knock(path);
    if (found === 'alive') break;
    if (found === 'gone') continue;
    const taken = await takeOver(path);
    if (taken !== 'again') return { release: () => close(taken) };
  }
  throw new DatabaseProblem('folder-in-use');
}

function placeSocket(folder: string): string {
  const name = `guidon-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const path = join(folder, 'guidon.lock');
  return Buffer.byteLength(path) <= LONGEST_PATH ? path : join(tmpdir(), `${name}.lock`);
}

/** Null when the path is taken, by a living process or by what a killed one left. */
function listen(path: string): Promise<Server | null> {
  return new Promise((settle, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => {
      if (readField(error, 'code') === 'EADDRINUSE') settle(null);
      else fail(new DatabaseProblem('folder-forbidden', error));
    });
    server.listen(path, () => {
      server.unref();
      settle(server);
    });
  });
}

type Found = 'alive' | 'dead' | 'gone';

function knock(path: string): Promise<Found> {
  return new Promise((settle) => {
    const socket = connect(path);
    const finish = (found: Found) => {
      socket.destroy();
      settle(found);
    };
    socket.once('connect', () => {
      finish('alive');
    });
    socket.once('error', (error) => {
      const code = readField(error, 'code');
      // A full backlog is a sign of life too.
      finish(code === 'EAGAIN' ? 'alive' : code === 'ENOENT' ? 'gone' : 'dead');
    });
  });
}

/**
 * Puts a living socket in the place of a dead one, behind a second lock: only who holds it removes a socket, so that what
 * was found dead stays dead until it is gone. Without it two that found it dead could each remove the other's new one.
 */
async function takeOver(path: string): Promise<Server | 'again'> {
  const guardPath = `${path}.taking`;
  const guard = await listen(guardPath);
  if (guard === null) {
    // Left by a process that was killed in these few milliseconds.
    if ((await knock(guardPath)) === 'dead') await rm(guardPath, { force: true });
    return 'again';
  }
  try {
    if ((await knock(path)) !== 'dead') return 'again';
    await rm(path, { force: true });
    return (await listen(path)) ?? 'again';
  } finally {
    await close(guard);
  }
}

function close(server: Server): Promise<void> {
  return new Promise((settle) => {
    server.close(() => {
      settle();
    });
  });
}
