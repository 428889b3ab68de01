import type { Line, Story } from './story.js';
import type { Moves } from '../playground-clock.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So long a visitor is shown each line before the next comes. */
const SHOWN_MS = 45;
/** After the hour, when it has been judged. */
const JUDGED_MS = 120_000;

interface Stage {
  readonly moves: Moves;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly say: (who: string, channel: string, text: string) => void;
}

/** Lets a story happen: each day's talk begins with a full hour and ends within it, and the clock goes on as it does when somebody moves it. */
export async function playStory(story: Story, stage: Stage): Promise<void> {
  const begin = Math.ceil(stage.now() / HOUR_MS) * HOUR_MS;
  for (const [day, lines] of story.days.entries()) {
    await stage.moves.to(begin + day * DAY_MS);
    await playDay(lines, story.channel, stage);
    await stage.moves.to(begin + day * DAY_MS + HOUR_MS + JUDGED_MS);
  }
  await stage.moves.to(begin + (story.length - 1) * DAY_MS + HOUR_MS + JUDGED_MS);
}

async function playDay(lines: readonly Line[], channel: string, { moves, say, sleep }: Stage): Promise<void> {
  for (const { after, who, text } of lines) {
    moves.by(after * 1000);
    say(who, channel, text);
    await sleep(SHOWN_MS);
  }
}
