import type { ShownPerson, ShownRole } from './page/shown.js';

export const HOME = { key: 'playground', name: 'The Playground' } as const;

export const ROLES: readonly ShownRole[] = [{ key: 'managers', name: 'Managers' }];

/** The people a visitor can be. */
export const PEOPLE: readonly ShownPerson[] = [
  { key: 'mira', name: 'Mira', about: 'manager', admin: true, roles: ['managers'] },
  { key: 'jonas', name: 'Jonas', about: 'steward', admin: false, roles: [] },
  { key: 'ines', name: 'Inès', about: 'member', admin: false, roles: [] },
  { key: 'kofi', name: 'Kofi', about: 'member', admin: false, roles: [] },
  { key: 'nadia', name: 'Надія', about: 'newcomer', admin: false, roles: [] },
  { key: 'tomas', name: 'Tomás', about: 'member', admin: false, roles: [] },
];

interface Channel {
  readonly key: string;
  /** Who may see it; null for everybody. */
  readonly people: readonly string[] | null;
}

export const CHANNELS: readonly Channel[] = [
  { key: 'general', people: null },
  { key: 'goals', people: null },
  { key: 'workshop', people: null },
  { key: 'managers', people: ['mira', 'jonas'] },
];

export function findPerson(key: string): ShownPerson | null {
  return PEOPLE.find((person) => person.key === key) ?? null;
}

/** The key of the place where Guidon writes to one person. */
export function directOf(person: string): string {
  return `dm-${person}`;
}

export function isDirect(channel: string): boolean {
  return channel.startsWith('dm-');
}

export function isPlace(channel: string): boolean {
  return CHANNELS.some((each) => each.key === channel) || PEOPLE.some((each) => directOf(each.key) === channel);
}

export function maySee(person: string, channel: string): boolean {
  if (isDirect(channel)) return channel === directOf(person);
  const found = CHANNELS.find((each) => each.key === channel);
  return found !== undefined && (found.people?.includes(person) ?? true);
}
