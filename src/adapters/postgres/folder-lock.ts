import { createHash, randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseProblem } from './database-problem.js';
import { readField } from './store-failure.js';

/** Linux takes 107 bytes for a socket's path, others 103. */
const LONGEST_PATH = 100;
const MOST_TRIES = 5;

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
    if (await isAnswered(path)) break;
    if (await isTakenBack(path)) break;
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

function isAnswered(path: string): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(path);
    const finish = (answered: boolean) => {
      socket.destroy();
      settle(answered);
    };
    socket.once('connect', () => {
      finish(true);
    });
    // A full backlog is a sign of life too.
    socket.once('error', (error) => {
      finish(readField(error, 'code') === 'EAGAIN');
    });
  });
}

/** Clears a dead socket away. Another process may have replaced it in the meantime: then it is put back, and true. */
async function isTakenBack(path: string): Promise<boolean> {
  const aside = `${path}.${randomBytes(3).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (readField(error, 'code') === 'ENOENT') return false;
    throw new DatabaseProblem('folder-forbidden', error);
  }
  const isAlive = await isAnswered(aside);
  if (isAlive) await rename(aside, path);
  else await rm(aside, { force: true });
  return isAlive;
}

function close(server: Server): Promise<void> {
  return new Promise((settle) => {
    server.close(() => {
      settle();
    });
  });
}
