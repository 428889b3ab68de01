import { CATCH_UP_POLICIES, DEFAULT_CATCH_UP_POLICY, type CatchUpPolicy } from '../core/time/catch-up.js';
import { FREQUENCIES } from '../core/time/read-recurrence.js';
import type { WallTime } from '../core/time/moment.js';
import type { Recurrence } from '../core/time/rhythm.js';
import { sayLine } from '../words/say.js';
import type { Form, FormField } from './card.js';
import { nameFrequency, writeDays } from './rhythm-words.js';

type Values = Readonly<Record<string, string>>;

const LONGEST_DAYS = 60;
const LONGEST_TIME = 20;

/** What a rhythm's form is filled in with. */
export function writeRhythm({ recurrence, at, catchUp }: { readonly recurrence: Recurrence; readonly at: WallTime; readonly catchUp: CatchUpPolicy }): Values {
  return { every: nameFrequency(recurrence), days: writeDays(recurrence), at, away: catchUp };
}

/** How often, on which days, when, and what if that was missed; the channel is asked only for a new rhythm. */
export function drawRhythmForm(press: string, values: Values, zone: string, isNew: boolean): Form {
  const channel: FormField = { name: 'channel', label: sayLine('form.rhythm.channel'), kind: 'channel', required: true, value: values['channel'] ?? '' };
  const options = FREQUENCIES.map((value) => ({ value, label: sayLine(`form.rhythm.every.${value}`) }));
  const policies = CATCH_UP_POLICIES.map((value) => ({ value, label: sayLine(`form.rhythm.away.${value}`) }));
  return {
    press,
    title: sayLine('form.rhythm.title'),
    fields: [
      ...(isNew ? [channel] : []),
      { name: 'every', label: sayLine('form.rhythm.every'), kind: 'choice', required: true, value: values['every'] ?? 'week', options },
      { name: 'days', label: sayLine('form.rhythm.days'), hint: sayLine('form.rhythm.days.hint'), kind: 'line', most: LONGEST_DAYS, required: false, value: values['days'] ?? '' },
      { name: 'at', label: sayLine('form.rhythm.at'), hint: sayLine('form.rhythm.at.hint', { zone }), kind: 'line', most: LONGEST_TIME, required: true, value: values['at'] ?? '09:00' },
      { name: 'away', label: sayLine('form.rhythm.away'), kind: 'choice', required: true, value: values['away'] ?? DEFAULT_CATCH_UP_POLICY, options: policies },
    ],
  };
}
