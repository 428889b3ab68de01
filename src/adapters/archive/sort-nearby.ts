import type { ArchivedMessage, Found } from '../../core/heat/archived.js';

const NEARBY = 20_000;

/** Puts messages in order as far as 20,000 of them let see, so that a file of any size fits into memory. */
export async function* sortNearby(all: AsyncIterable<Found<ArchivedMessage>>): AsyncGenerator<Found<ArchivedMessage>> {
  let kept: ArchivedMessage[] = [];
  for await (const found of all) {
    if (found.is === 'trouble') {
      yield found;
      continue;
    }
    kept.push(found.thing);
    if (kept.length < 2 * NEARBY) continue;
    kept.sort(byTime);
    yield* kept.slice(0, NEARBY).map((thing): Found<ArchivedMessage> => ({ is: 'found', thing }));
    kept = kept.slice(NEARBY);
  }
  yield* kept.sort(byTime).map((thing): Found<ArchivedMessage> => ({ is: 'found', thing }));
}

function byTime(one: ArchivedMessage, other: ArchivedMessage): number {
  return one.at - other.at;
}
