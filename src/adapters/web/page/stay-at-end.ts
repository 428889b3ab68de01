import { seenKey, type ViewStore } from './view.js';

const NEAR_PX = 120;

let staying = true;
let restedAt = 0;

function findStream(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.stream');
}

/** Notes, before a change is drawn, whether the newest message is in sight. */
export function noteEnd(): void {
  const stream = findStream();
  staying ||= stream === null || stream.scrollHeight - stream.scrollTop - stream.clientHeight < NEAR_PX || stream.scrollTop === restedAt;
}

/** Where the end begins: a last message higher than the stream is read from its top. */
function findEnd(stream: HTMLElement): number {
  const last = stream.lastElementChild;
  const tall = last !== null && last.clientHeight > stream.clientHeight;
  return tall ? stream.scrollTop + last.getBoundingClientRect().top - stream.getBoundingClientRect().top : stream.scrollHeight;
}

/** Keeps the newest message in sight after a change, unless the reader has gone up to older ones. */
export function stayAtEnd(): void {
  const stream = findStream();
  if (staying && stream) {
    stream.scrollTop = findEnd(stream);
    restedAt = stream.scrollTop;
  }
  staying = false;
}

/** The next drawing shows the newest message. */
export function scrollToEnd(): void {
  staying = true;
}

/** All in the open channel has been seen now. */
export function markSeen(store: ViewStore): void {
  const { world, me, channel, seen } = store.view;
  const last = world?.messages.filter((message) => message.channel === channel).at(-1)?.number ?? 0;
  const key = seenKey(me, channel);
  if ((seen[key] ?? 0) < last) store.set({ seen: { ...seen, [key]: last } });
}
