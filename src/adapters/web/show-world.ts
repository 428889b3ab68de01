import { CHANNELS, directOf, findPerson, maySee, PEOPLE, ROLES } from './cast.js';
import { showMessage, type World } from './world.js';
import type { ShownChannel, ShownClock, ShownWorld } from './page/shown.js';
import type { FrontDesk } from '../../ports/front-desk.js';

function channelsOf(person: string): ShownChannel[] {
  const open = CHANNELS.filter(({ key }) => maySee(person, key)).map(({ key }) => ({ key, name: key, direct: false }));
  return [...open, { key: directOf(person), name: 'Guidon', direct: true }];
}

/** The playground through the eyes of one person. */
export function showWorld(person: string, world: World, clock: ShownClock, desk: FrontDesk | null): ShownWorld {
  const admin = findPerson(person)?.admin === true;
  return {
    me: person,
    people: PEOPLE,
    channels: channelsOf(person),
    roles: ROLES,
    groups: desk?.groups ?? [],
    commands: (desk?.commands ?? []).filter(({ managersOnly }) => admin || !managersOnly),
    messageActions: desk?.messageActions ?? [],
    messages: world.visibleTo(person).map(showMessage),
    clock,
  };
}
