/**
 * Judges what people saw against what was asked for. It knows nothing of the code it judges: it is handed the commands that
 * were confirmed and what a platform's own ledger says, as plain data, and answers with everything that should not have been.
 */

/** One post somebody asked for. */
export interface Wish {
  readonly key: string;
  /** The platform's ids of the home and channel it belongs to. */
  readonly home: string;
  readonly channel: string;
  /** In milliseconds, like all moments here. */
  readonly due: number;
  /** Found in the text of this post and of no other of its home; null where a channel gets one post after the other, each belonging to the latest that was due. */
  readonly mark: string | null;
  /** Whether people have to see it: not what was cancelled in time, refused by the platform, or fell into a long absence. */
  readonly owed: boolean;
  /** The platform takes it on no account: then the managers' channel has to name it. */
  readonly refused?: boolean;
  /** What the text has to contain from a moment on, oldest first; none where only the mark counts. */
  readonly versions: readonly { readonly from: number; readonly text: string }[];
  /** When its cancelling was confirmed. */
  readonly cancelledAt: number | null;
}

/** One request to post as the platform met it; `message` is null when it made no post of it. */
export interface Knock {
  readonly at: number;
  readonly home: string;
  readonly channel: string;
  readonly text: string;
  readonly message: string | null;
}

export interface History {
  readonly wishes: readonly Wish[];
  readonly knocks: readonly Knock[];
  readonly managersChannels: readonly { readonly home: string; readonly channel: string }[];
  /** Milliseconds a post may come before its time (clocks differ) and after its cancelling was confirmed (requests travel). */
  readonly mayBeEarlyBy: number;
  readonly mayFollowCancelBy: number;
}

export type BreachKind = 'lost' | 'twice' | 'early' | 'after-cancel' | 'wrong-text' | 'other-text' | 'wrong-place' | 'unasked' | 'not-told';

export interface Breach {
  readonly is: BreachKind;
  /** The wish's key, or the message nobody asked for. */
  readonly of: string;
  readonly at: number | null;
}

export function checkHistory(history: History): Breach[] {
  const belonging = new Map<Wish, Knock[]>(history.wishes.map((wish) => [wish, []]));
  const breaches: Breach[] = [];
  for (const knock of history.knocks) {
    if (isManagers(history, knock)) continue;
    const wish = findWish(history, knock);
    if (wish === null) breaches.push({ is: 'unasked', of: knock.message ?? 'nothing', at: knock.at });
    else belonging.get(wish)?.push(knock);
  }
  for (const [wish, knocks] of belonging) breaches.push(...checkWish(history, wish, knocks));
  return breaches;
}

function isManagers({ managersChannels }: History, { home, channel }: Knock): boolean {
  return managersChannels.some((each) => each.home === home && each.channel === channel);
}

/** A marked post is known by its text wherever it stands, another by its channel and time. */
function findWish({ wishes, mayBeEarlyBy }: History, knock: Knock): Wish | null {
  const marked = wishes.find(({ mark }) => mark !== null && knock.text.includes(mark));
  if (marked) return marked;
  const here = wishes.filter(({ mark, home, channel, due }) => mark === null && home === knock.home && channel === knock.channel && due - mayBeEarlyBy <= knock.at);
  return here.toSorted((one, other) => one.due - other.due).at(-1) ?? null;
}

function checkWish(history: History, wish: Wish, knocks: readonly Knock[]): Breach[] {
  const seen = new Map<string, Knock>();
  for (const knock of knocks) if (knock.message !== null && !seen.has(knock.message)) seen.set(knock.message, knock);
  const [first, second] = [...seen.values()];
  const breach = (is: BreachKind, at: number | null): Breach => ({ is, of: wish.key, at });
  const found: Breach[] = [];
  if (first === undefined && wish.owed) found.push(breach('lost', null));
  if (second !== undefined) found.push(breach('twice', second.at));
  for (const knock of knocks) {
    if (knock.home !== wish.home || knock.channel !== wish.channel) found.push(breach('wrong-place', knock.at));
    if (knock.at < wish.due - history.mayBeEarlyBy) found.push(breach('early', knock.at));
    if (wish.cancelledAt !== null && knock.at > wish.cancelledAt + history.mayFollowCancelBy) found.push(breach('after-cancel', knock.at));
  }
  if (wish.refused && !isTold(history, wish)) found.push(breach('not-told', null));
  return [...found, ...checkTexts(wish, knocks, history.mayBeEarlyBy)];
}

function isTold(history: History, { home, channel }: Wish): boolean {
  return history.knocks.some((knock) => knock.message !== null && knock.home === home && isManagers(history, knock) && knock.text.includes(channel));
}

/** All tries say the same; it was right at some moment between the due time and the first try anybody met. */
function checkTexts({ key, due, versions }: Wish, knocks: readonly Knock[], mayBeEarlyBy: number): Breach[] {
  const [first, ...later] = knocks;
  if (first === undefined || versions.length === 0) return [];
  const other = later.find(({ text }) => text !== first.text);
  const found: Breach[] = other ? [{ is: 'other-text', of: key, at: other.at }] : [];
  const valid = versions.filter(({ from }, index) => from <= first.at && (versions[index + 1]?.from ?? Infinity) >= due - mayBeEarlyBy);
  return valid.some(({ text }) => first.text.includes(text)) ? found : [...found, { is: 'wrong-text', of: key, at: first.at }];
}
