import type { Home } from '../core/community/home.js';
import type { Community } from '../core/community/settings.js';
import { sayLine } from '../words/say.js';
import type { Form, FormField, MenuOption } from './card.js';
import { writeWeekdays } from './rhythm-words.js';

type Values = Readonly<Record<string, string>>;

const LONGEST_ZONE = 60;
const LONGEST_DAYS = 60;

function yesNo(): MenuOption[] {
  return [
    { label: sayLine('settings.yes'), value: 'yes' },
    { label: sayLine('settings.no'), value: 'no' },
  ];
}

/** The five first things to decide, as they are now. */
export function drawHomeForm(press: string, values: Values, platform: Home['platform']): Form {
  const filled = (name: string): { name: string; value: string } => ({ name, value: values[name] ?? '' });
  return {
    press,
    title: sayLine('form.home.title'),
    fields: [
      { ...filled('zone'), label: sayLine('form.home.zone'), hint: sayLine('form.home.zone.hint'), kind: 'line', most: LONGEST_ZONE, required: true },
      { ...filled('posts'), label: sayLine('form.home.posts'), hint: sayLine('form.home.posts.hint'), kind: 'channel', required: false },
      { ...filled('managers'), label: sayLine('form.home.managers'), hint: sayLine('form.home.managers.hint'), kind: 'channel', required: false },
      { ...filled('role'), label: sayLine('form.home.role'), hint: sayLine(`form.home.role.hint.${platform}`), kind: 'role', required: false },
      { ...filled('company'), label: sayLine('form.home.company'), hint: sayLine('form.home.company.hint'), kind: 'choice', required: true, options: yesNo() },
    ],
  };
}

/** What the first form is filled in with: what is set; before anything is set the zone is left open. */
export function writeHome(community: Community, home: Home): Values {
  return {
    zone: community.setUpAt === null && community.zone === 'UTC' ? '' : community.zone,
    posts: home.postsChannel ?? '',
    managers: home.managersChannel ?? '',
    role: home.managerRole ?? '',
    company: community.hasCompany ? 'yes' : 'no',
  };
}

export function drawQuietForm(press: string, values: Values | null, community: Community): Form {
  const value = values?.['days'] ?? writeWeekdays(community.quietDays);
  const label = sayLine('form.quiet.days');
  return oneField(press, sayLine('form.quiet.title'), { name: 'days', label, hint: sayLine('form.quiet.days.hint'), kind: 'line', most: LONGEST_DAYS, required: false, value });
}

export function drawPauseForm(press: string, values: Values | null): Form {
  const value = values?.['until'] ?? '';
  const hint = sayLine('form.pause.until.hint');
  return oneField(press, sayLine('form.pause.title'), { name: 'until', label: sayLine('form.pause.until'), hint, kind: 'line', day: true, most: LONGEST_DAYS, required: true, value });
}

export function drawBoardForm(press: string, values: Values | null, home: Home): Form {
  const value = values?.['channel'] ?? home.boardChannel ?? '';
  const hint = sayLine('form.board.channel.hint');
  return oneField(press, sayLine('form.board.title'), { name: 'channel', label: sayLine('form.board.channel'), hint, kind: 'channel', required: false, value });
}

function oneField(press: string, title: string, field: FormField): Form {
  return { press, title, fields: [field] };
}
