import type { SentFile } from './call.js';

interface Parts {
  readonly json: string | null;
  readonly files: SentFile[];
}

const header = (head: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(head)?.[1] ?? '';

/** Splits a multipart/form-data body into payload_json and files. */
export const readMultipart = (raw: Buffer, contentType: string): Parts => {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1] ?? '';
  const mark = Buffer.from(`--${boundary}`);
  const files: SentFile[] = [];
  let json: string | null = null;
  let start = raw.indexOf(mark);
  while (start >= 0) {
    const end = raw.indexOf(mark, start + mark.length);
    if (end < 0) break;
    const part = raw.subarray(start + mark.length + 2, end - 2);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString();
    const bytes = Buffer.from(part.subarray(split + 4));
    const field = header(head, '[; ]name');
    if (field === 'payload_json') json = bytes.toString();
    else {
      const type = /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream';
      files.push({ field, name: header(head, 'filename'), type, bytes });
    }
    start = end;
  }
  return { json, files };
};
