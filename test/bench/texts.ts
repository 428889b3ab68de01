import { CALM_STORY } from '../../src/adapters/web/replay/calm-story.js';
import { HOT_STORY } from '../../src/adapters/web/replay/hot-story.js';

/** What people say in the playground's stories, over and over. */
const LINES = [...HOT_STORY.days, ...CALM_STORY.days].flat().map(({ text }) => text);

export function textAt(place: number): string {
  return LINES[place % LINES.length] ?? '';
}
