/** How the bytes of a file stand for characters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('windows-1252');

/** By its mark, or by the empty halves of its first letters. */
export function findEncoding(head: Uint8Array): Encoding {
  const start = [...head.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : byte === 0xff ? 'F' : byte === 0xfe ? 'E' : '-')).join('');
  if (start.startsWith('FE') || start === '-0-0') return 'utf-16le';
  return start.startsWith('EF') || start === '0-0-' ? 'utf-16be' : 'utf-8';
}

/** `right` is false when the bytes were no UTF-8 and were read as Windows-1252, the most frequent other one. */
export function decodePiece(bytes: Uint8Array): { readonly text: string; readonly right: boolean } {
  try {
    return { text: strict.decode(bytes), right: true };
  } catch {
    return { text: lenient.decode(bytes), right: false };
  }
}

/** A whole file as text, whatever it is written in. */
export function decodeFile(bytes: Uint8Array): { readonly text: string; readonly right: boolean } {
  const encoding = findEncoding(bytes);
  const read = encoding === 'utf-8' ? decodePiece(bytes) : { text: new TextDecoder(encoding).decode(bytes), right: true };
  return { ...read, text: read.text.replace(/^\u{FEFF}/u, '') };
}
