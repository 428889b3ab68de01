import { exampleOf, type Example } from './example.js';
import type { Thread } from './read-threads.js';

const FEWEST_LINES = 3;

/** A long thread counts more than a short one, but not as much as it is longer. */
function shareOut(examples: readonly Example[]): Example[] {
  return examples.map((example) => ({ ...example, weight: 1 / Math.sqrt(examples.length) }));
}

function startsOf(length: number, size: number, stride: number): number[] {
  return Array.from({ length: Math.max(1, Math.ceil((length - size) / stride) + 1) }, (_, place) => place * stride);
}

function piecesOf({ comments }: Thread, size: number, stride: number): Example[] {
  const lines = comments.flatMap((comment) => comment.lines.map((features) => ({ features, attack: comment.attack })));
  const first = lines.findIndex(({ attack }) => attack);
  const calmUntil = first < 0 ? lines.length : first;
  return startsOf(lines.length, size, stride).flatMap((start) => {
    const piece = lines.slice(start, start + size);
    const attacked = piece.some(({ attack }) => attack);
    // Between attacks it is neither known to be calm nor to be heated.
    if (piece.length < FEWEST_LINES || (!attacked && start + piece.length > calmUntil)) return [];
    return [exampleOf(piece.map(({ features }) => features), attacked)];
  });
}

/** Threads in overlapping pieces of `size` lines: heated with an attack inside, calm before the first one. */
export function cutIntoPieces(threads: readonly Thread[], size: number): Example[] {
  return threads.flatMap((thread) => shareOut(piecesOf(thread, size, Math.ceil(size / 2))));
}

/** Single comments in pieces of `size` lines, heated where the comment is an attack; leftover lines of a long comment fall away. */
export function cutComments(threads: readonly Thread[], size: number): Example[] {
  return threads.flatMap(({ comments }) =>
    shareOut(
      comments.flatMap(({ lines, attack }) => {
        const starts = Array.from({ length: Math.max(Math.min(1, lines.length), Math.floor(lines.length / size)) }, (_, place) => place * size);
        return starts.map((start) => exampleOf(lines.slice(start, start + size), attack));
      }),
    ),
  );
}

/** Each thread as one example. */
export function takeWhole(threads: readonly Thread[]): Example[] {
  return threads.map(({ comments, heated }) => exampleOf(comments.flatMap(({ lines }) => lines), heated));
}
