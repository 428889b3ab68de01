import type { Moment } from '../core/time/moment.js';
import { known, sayLine } from '../words/say.js';
import { pressOf, type Block, type Card, type Text } from './card.js';
import { actions, button, card, line, note, title, words } from './compose.js';
import { KEPT, type Kept } from './kept.js';

interface PrivacyFacts {
  readonly firstSeenAt: Moment;
  /** When the newest progress with this person's name on it was reported. */
  readonly progressAt: Moment | null;
  readonly takesNotes: boolean;
  /** Whether they may be told what became of what they propose, and asked for help. */
  readonly takesNews: boolean;
  readonly isAsked: boolean;
  /** Whether how conversations run is read from what this person does, too. */
  readonly counted: boolean;
}

const LENGTHS = ['community', 'register', 'ninety-days', 'day', 'two-days'] as const;

/** What is kept about the reader and about everybody, how long, and who sees it. */
export function drawPrivacy({ firstSeenAt, progressAt, takesNotes, takesNews, isAsked, counted }: PrivacyFacts): Card {
  return card(
    title('privacy.title'),
    line('privacy.you', { since: { is: 'moment', at: firstSeenAt, as: 'day' } }),
    progressAt === null ? null : line('privacy.you.progress', { at: { is: 'moment', at: progressAt, as: 'day' } }),
    line(takesNotes ? 'privacy.you.notes.yes' : 'privacy.you.notes.no'),
    line(counted ? 'privacy.counted' : 'privacy.uncounted'),
    LENGTHS.flatMap(drawLength),
    line('privacy.not'),
    note('privacy.ask'),
    actions(
      takesNews ? button('privacy.button.stop-news', pressOf('proposal-news', 'no')) : null,
      isAsked ? button('volunteer.button.leave', 'volunteer-leave') : null,
      takesNotes ? button('privacy.button.stop-notes', pressOf('steward-consent', 'no')) : null,
      counted ? button('privacy.button.uncount', pressOf('counting', 'off')) : button('privacy.button.count', pressOf('counting', 'on')),
    ),
  );
}

function drawLength(long: Kept['long']): Block[] {
  return [line(`privacy.kept.${long}`), { is: 'list', items: KEPT.filter((kept) => kept.long === long).map(sayKept) }];
}

function sayKept({ what, who }: Kept): Text {
  return words('privacy.row', { what: known(sayLine(`kept.${what}`)), who: known(sayLine(`kept.who.${who}`)) });
}
