import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { open, type Entry, type ZipFile } from 'yauzl';

/** Files that belong together: a folder or a zip. */
export interface Bundle {
  /** With `/` between folders. */
  readonly names: readonly string[];
  /** Null when it cannot be read or is larger than any single file of an export is. */
  read(name: string): Promise<Uint8Array | null>;
  close(): void;
}

const LARGEST = 256 * 1024 * 1024;

export async function openFolder(path: string): Promise<Bundle> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return {
    names,
    read: async (name) => {
      const file = join(path, name);
      return await stat(file).then(({ size }) => (size > LARGEST ? null : readFile(file))).catch(() => null);
    },
    close: () => undefined,
  };
}

/** Throws what is wrong when it is no zip. */
export async function openZip(path: string): Promise<Bundle> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  const entries = await listEntries(zip);
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name);
      return entry === undefined || entry.uncompressedSize > LARGEST ? null : await readEntry(zip, entry).catch(() => null);
    },
    close: () => {
      zip.close();
    },
  };
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => {
      resolve(entries);
    });
    zip.on('error', reject);
    zip.readEntry();
  });
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        resolve(Buffer.concat(pieces));
      });
      stream.on('error', reject);
    });
  });
}
