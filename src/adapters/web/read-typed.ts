import type { MenuOption } from '../../cards/card.js';
import type { OptionKind, Typing } from '../../ports/front-desk.js';
import { CHANNELS, PEOPLE, ROLES } from './cast.js';

interface Named {
  readonly key: string;
  readonly name?: string;
}

const NAMED: Readonly<Partial<Record<OptionKind, { readonly sign: string; readonly among: readonly Named[] }>>> = {
  person: { sign: '@', among: PEOPLE },
  channel: { sign: '#', among: CHANNELS },
  role: { sign: '@', among: ROLES },
};

/** The playground's people, channels and roles are typed by their names. */
export const TYPING: Typing = {
  read: (kind, typed) => {
    const named = NAMED[kind];
    return named ? findNamed(typed, named.sign, named.among) : typed;
  },
  list: (kind): readonly MenuOption[] => {
    const named = NAMED[kind];
    return named?.among.map(({ key, name = key }) => ({ label: `${named.sign}${name}`, value: key })) ?? [];
  },
};

function findNamed(typed: string, sign: string, among: readonly Named[]): string | null {
  const wanted = (typed.startsWith(sign) ? typed.slice(1) : typed).trim().toLowerCase();
  return among.find(({ key, name }) => key === wanted || name?.toLowerCase() === wanted)?.key ?? null;
}
