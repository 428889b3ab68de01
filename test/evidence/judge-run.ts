import { checkHistory, type Breach, type BreachKind, type History, type Knock, type Wish } from '../history/check-history.js';

/** What people saw of one run, judged by the platforms' ledgers alone. */
export interface Verdict {
  readonly posts: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly early: number;
  readonly wrong_place: number;
  /** Unasked posts, and tries of one post that did not say the same. */
  readonly other: number;
  /** Posts that did not appear, of which the managers' channel was told. */
  readonly missing_told: number;
  readonly late_p50_s: number;
  readonly late_p99_s: number;
  readonly late_max_s: number;
  /** Requests to post, whatever came of them. */
  readonly requests: number;
  /** A few of what should not have been. */
  readonly breaches: readonly Breach[];
}

const SHOWN = 10;

export function judgeRun(history: History): Verdict {
  const breaches = checkHistory(history);
  const missing = breaches.filter(({ is }) => is === 'lost');
  const untold = withoutTold(history, missing);
  const wrong = [...breaches.filter(({ is }) => is !== 'lost'), ...untold];
  const count = (...kinds: BreachKind[]): number => wrong.filter(({ is }) => kinds.includes(is)).length;
  const late = latenessOf(history);
  return {
    posts: history.wishes.length,
    lost: untold.length,
    duplicates: count('twice'),
    early: count('early'),
    wrong_place: count('wrong-place'),
    other: count('unasked', 'other-text', 'wrong-text', 'after-cancel', 'not-told'),
    missing_told: missing.length - untold.length,
    late_p50_s: quantile(late, 0.5),
    late_p99_s: quantile(late, 0.99),
    late_max_s: quantile(late, 1),
    requests: history.knocks.length,
    breaches: wrong.slice(0, SHOWN),
  };
}

/** A note names a channel, so that it speaks for one missing post of it. */
function withoutTold(history: History, missing: readonly Breach[]): Breach[] {
  const notes = listNotes(history);
  const channelOf = new Map(history.wishes.map(({ key, channel }) => [key, channel]));
  return missing.filter(({ of }) => {
    const note = notes.findIndex((text) => text.includes(channelOf.get(of) ?? of));
    if (note >= 0) notes.splice(note, 1);
    return note < 0;
  });
}

/** What stands in the managers' channels, each message once. */
export function listNotes({ knocks, managersChannels }: History): string[] {
  const channels = new Set(managersChannels.map(({ channel }) => channel));
  const notes = new Map<string, string>();
  for (const { channel, message, text } of knocks) if (message !== null && channels.has(channel)) notes.set(message, text);
  return [...notes.values()];
}

/** Seconds from its time to the first request that made each post. */
function latenessOf({ wishes, knocks }: History): number[] {
  const first = new Map<Wish, number>();
  const marked = new Map(wishes.flatMap((wish) => (wish.mark === null ? [] : [[wish.mark, wish] as const])));
  const unmarked = new Map(wishes.flatMap((wish) => (wish.mark === null ? [[wish.channel, wish] as const] : [])));
  for (const knock of knocks) {
    const wish = knock.message === null ? undefined : findWish(knock, marked, unmarked);
    if (wish !== undefined && !first.has(wish)) first.set(wish, (knock.at - wish.due) / 1_000);
  }
  return [...first.values()].sort((one, other) => one - other);
}

function findWish({ text, channel }: Knock, marked: ReadonlyMap<string, Wish>, unmarked: ReadonlyMap<string, Wish>): Wish | undefined {
  return marked.get(/Q\d{6}Q/.exec(text)?.[0] ?? '') ?? unmarked.get(channel);
}

function quantile(sorted: readonly number[], part: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return Math.round(value * 100) / 100;
}
