import type { Moment } from '../../core/time/moment.js';
import type { Knock } from './payloads.js';

/** What a modal carries from the press that opened it to the moment it is handed in. */
export interface Carried {
  readonly url: string | null;
  readonly channel: string;
  readonly place: string;
  /** Whether the answer takes the place of the one that was pressed on. */
  readonly replace: boolean;
  /** Opened from App Home, which is then brought up to date. */
  readonly home: boolean;
  readonly at: Moment;
}

const LONGEST = 3000;
/** Slack forgets an answer's address after 30 minutes; a form handed in later is answered in its own window. */
const ADDRESS_LIVES = 25 * 60_000;

export function carry(knock: Knock, now: Moment): string {
  if (knock.view !== null && knock.view.type !== 'home') return write(readCarried(knock.view.private_metadata));
  return write({ url: knock.responseUrl, channel: knock.channel, place: knock.place, replace: knock.isPrivate, home: knock.view !== null, at: now });
}

/** What Slack gives back is what we wrote, for nobody else can write there; anything else is as good as nothing. */
export function readCarried(text: string | undefined): Carried {
  const read = parse(text ?? '');
  return {
    url: typeof read.url === 'string' ? read.url : null,
    channel: typeof read.channel === 'string' ? read.channel : '',
    place: typeof read.place === 'string' ? read.place : '',
    replace: read.replace === true,
    home: read.home === true,
    at: typeof read.at === 'number' ? read.at : 0,
  };
}

/** The address to answer to, null when it has worn out. */
export function addressOf({ url, at }: Carried, now: Moment): string | null {
  return url !== null && now - at < ADDRESS_LIVES && now >= at ? url : null;
}

function write(carried: Carried): string {
  const written = JSON.stringify(carried);
  return written.length <= LONGEST ? written : JSON.stringify({ ...carried, url: null });
}

function parse(text: string): Partial<Record<keyof Carried, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}
