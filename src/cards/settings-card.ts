import type { Home } from '../core/community/home.js';
import type { Community } from '../core/community/settings.js';
import type { CalendarDay, WallTime } from '../core/time/moment.js';
import { known, sayLine } from '../words/say.js';
import { pressOf, type Block, type Card, type CardField, type Text } from './card.js';
import { sayChannelProblem, type ChannelProblem } from './channel-problem.js';
import { actions, button, card, line, note, title, words } from './compose.js';
import { sayWeekdays } from './rhythm-words.js';

interface SettingsFacts {
  readonly community: Community;
  readonly home: Home;
  /** What the clocks in the community's zone show. */
  readonly localTime: WallTime;
  /** The day posts begin again; null when they are not paused. */
  readonly pausedUntil: CalendarDay | null;
  readonly digests: { readonly all: number; readonly off: number };
  readonly problems: readonly ChannelProblem[];
  readonly hasMission: boolean;
  /** Whether this answers a change. */
  readonly saved: boolean;
}

/** Put under the first answer a manager gets, for no platform says who installed Guidon. */
export function drawSettingsOffer(): Card {
  return card(line('settings.offer'), actions(button('settings.button.set-up', pressOf('fill', 'settings-home'), 'main')));
}

/** Everything that is set, with a button for each part of it. */
export function drawSettings(facts: SettingsFacts): Card {
  const { home } = facts;
  return card(
    title('settings.title'),
    facts.saved ? line('settings.saved') : null,
    { is: 'fields', fields: [...listPlaces(facts), ...listTimes(facts)] },
    drawProblems(home, facts.problems),
    home.managersChannel === null ? note('settings.no-managers-channel') : null,
    home.managerRole === null ? null : drawRoleStep(home.platform, home.managerRole),
    drawButtons(facts),
  );
}

/** What somebody has still to do so that those who hold the role find the managers' command. */
export function drawRoleStep(platform: Home['platform'], role: string): Block {
  return note(`settings.role-step.${platform}`, { role: { is: 'role', id: role }, command: { is: 'command', words: 'manage' } });
}

function drawProblems(home: Home, problems: readonly ChannelProblem[]): Block[] {
  return problems.length === 0 ? [] : [{ is: 'list', items: problems.map((problem) => sayChannelProblem(home.platform, problem)) }];
}

function listPlaces({ community, home, localTime }: SettingsFacts): CardField[] {
  const zone = words('settings.zone.value', { zone: known(community.zone), time: known(localTime) });
  return [
    field('settings.zone', zone),
    field('settings.posts', sayChannel(home.postsChannel, 'settings.none')),
    field('settings.managers', sayChannel(home.managersChannel, 'settings.none')),
    field('settings.role', home.managerRole === null ? words(`settings.role.none.${home.platform}`) : [{ is: 'role', id: home.managerRole }]),
    field('settings.company', words(community.hasCompany ? 'settings.yes' : 'settings.no')),
    field('settings.board', sayChannel(home.boardChannel, 'settings.board.none')),
  ];
}

function listTimes({ community, digests, pausedUntil }: SettingsFacts): CardField[] {
  const quiet = community.quietDays.length === 0 ? words('settings.quiet.none') : [sayWeekdays(community.quietDays)];
  const pause = pausedUntil === null ? words('settings.pause.none') : words('settings.pause.until', { day: { is: 'day', day: pausedUntil } });
  return [field('settings.digests', sayDigests(digests)), field('settings.quiet', quiet), field('settings.pause', pause)];
}

function sayDigests({ all, off }: SettingsFacts['digests']): Text {
  if (all === 0) return words('settings.digests.none');
  return off === 0 ? words('settings.digests.count', { count: all }) : words('settings.digests.off', { count: all, off });
}

function drawButtons({ pausedUntil, hasMission }: SettingsFacts): Block[] {
  return [
    ...actions(
      button('settings.button.home', pressOf('fill', 'settings-home')),
      button('settings.button.rhythms', 'settings-rhythms'),
      button('settings.button.board', pressOf('fill', 'settings-board')),
      button('settings.button.quiet', pressOf('fill', 'settings-quiet')),
      pausedUntil === null ? button('settings.button.pause', pressOf('fill', 'settings-pause')) : button('settings.button.resume', 'settings-resume', 'main'),
    ),
    ...actions(button('settings.button.check', 'doctor'), hasMission ? null : button('settings.button.mission', pressOf('fill', 'mission-draft'), 'main')),
  ];
}

function field(name: Parameters<typeof sayLine>[0], value: Text): CardField {
  return { name: words(name), value };
}

function sayChannel(channel: string | null, none: 'settings.none' | 'settings.board.none'): Text {
  return channel === null ? words(none) : [{ is: 'channel', id: channel }];
}
