import type { JsonObject } from '../discord/json.js';
import { isObject, listAt, textAt } from '../discord/json.js';
import { SlackError } from './slack-error.js';
import type { Person } from './person.js';
import type { FormState } from './surface.js';
import { initialState, withIds } from './surface.js';
import { viewProblems } from './view-rules.js';
import type { World } from './world.js';

const MOST_STACKED = 3;

export interface StoredView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly person: Person;
  readonly rootId: string;
  readonly previousId: string | null;
  content: JsonObject;
  blocks: JsonObject[];
  privateMetadata: string;
  callbackId: string;
  externalId: string;
  hash: string;
  state: FormState;
}

const contentOf = (world: World, content: JsonObject) => ({
  content,
  blocks: withIds(world.ids, listAt(content, 'blocks')),
  privateMetadata: textAt(content, 'private_metadata'),
  callbackId: textAt(content, 'callback_id'),
  externalId: textAt(content, 'external_id'),
  hash: `${Math.floor(world.now() / 1000)}.${String(world.ids.serial()).padStart(8, 'h')}`,
});

const checked = (world: World, content: unknown, type: StoredView['type']): JsonObject => {
  if (!isObject(content)) throw new SlackError('invalid_arguments', { messages: ['[ERROR] missing required field: view'] });
  const problems = viewProblems(content, type);
  if (problems.length > 0) throw new SlackError('invalid_arguments', { messages: problems.map((one) => `[ERROR] ${one}`) });
  const externalId = textAt(content, 'external_id');
  const taken = [...world.views.values()].some((view) => view.externalId === externalId && view.content !== content);
  if (externalId !== '' && taken) throw new SlackError('duplicate_external_id');
  return content;
};

const add = (person: Person, content: JsonObject, below: StoredView | undefined): StoredView => {
  const { world } = person.team;
  const id = world.ids.next('V');
  const type = content['type'] === 'home' ? 'home' : 'modal';
  const drawn = contentOf(world, content);
  const view: StoredView = {
    id,
    type,
    person,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    ...drawn,
    state: initialState(drawn.blocks),
  };
  world.views.set(id, view);
  return view;
};

/** A modal in place of all that were open. */
export const openView = (person: Person, content: unknown): StoredView => {
  const { world } = person.team;
  const fit = checked(world, content, 'modal');
  closeAll(person);
  const view = add(person, fit, undefined);
  world.stackOf(person).push(view);
  return view;
};

export const pushView = (person: Person, content: unknown): StoredView => {
  const { world } = person.team;
  const stack = world.stackOf(person);
  if (stack.length === 0) throw new SlackError('not_found');
  const fit = checked(world, content, 'modal');
  if (stack.length >= MOST_STACKED) throw new SlackError('push_limit_reached');
  const view = add(person, fit, stack.at(-1));
  stack.push(view);
  return view;
};

/** With a hash, only when nothing has changed the view since. */
export const updateView = (view: StoredView, content: unknown, hash = ''): void => {
  if (hash !== '' && hash !== view.hash) throw new SlackError('hash_conflict');
  const { world } = view.person.team;
  world.views.delete(view.id);
  try {
    Object.assign(view, contentOf(world, checked(world, content, view.type)));
  } finally {
    world.views.set(view.id, view);
  }
  view.state = initialState(view.blocks, view.state);
};

export const publishHome = (person: Person, content: unknown, hash: string): StoredView => {
  const { world } = person.team;
  const known = world.homes.get(person.id);
  if (known) {
    updateView(known, checked(world, content, 'home'), hash);
    return known;
  }
  const view = add(person, checked(world, content, 'home'), undefined);
  world.homes.set(person.id, view);
  return view;
};

/** Takes the newest modal away. */
export const closeTop = (person: Person): void => {
  const { world } = person.team;
  const view = world.stackOf(person).pop();
  if (view) world.views.delete(view.id);
};

export const closeAll = (person: Person): void => {
  while (person.team.world.stackOf(person).length > 0) closeTop(person);
};
