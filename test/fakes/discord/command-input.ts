import { FakeChannel } from './channel.js';
import type { JsonObject } from './json.js';
import { lengthOf, listAt, numberAt, textAt, written } from './json.js';
import { channelInInteractionJson, memberInMessageJson, roleJson } from './payloads.js';
import { Person } from './person.js';

export type OptionValue = string | number | boolean | Person | FakeChannel | { readonly id: string };

interface Place {
  readonly person: Person;
  readonly channel: FakeChannel;
}

/** Someone, somewhere or some role in the shape interactions resolve ids with. */
export const resolvedJson = (ids: readonly string[], place: Place): JsonObject => {
  const { guild } = place.channel;
  const resolved: Record<string, JsonObject> = {};
  const put = (kind: string, id: string, value: JsonObject): void => {
    resolved[kind] = { ...resolved[kind], [id]: value };
  };
  for (const id of ids) {
    const person = place.person.world.people.get(id);
    const membership = guild?.members.get(id);
    const channel = place.person.world.channels.get(id);
    const role = guild?.roles.find((one) => one.id === id);
    if (person) put('users', id, person.toJson());
    if (person && membership) {
      const permissions = place.channel.permissionsOf(person).toString();
      put('members', id, { ...memberInMessageJson(membership), permissions });
    }
    if (channel) put('channels', id, channelInInteractionJson(channel, place.person));
    if (role) put('roles', id, roleJson(role, 1));
  }
  return resolved;
};

const typeText = (option: JsonObject, value: OptionValue): string => {
  const choices = listAt(option, 'choices');
  const chosen = choices.find((choice) => choice['name'] === value || choice['value'] === value);
  if (choices.length > 0 && !chosen) {
    throw new Error(`"${written(value)}" is not among the choices of ${textAt(option, 'name')}`);
  }
  if (typeof value !== 'string') throw new Error(`${textAt(option, 'name')} takes text`);
  const text = chosen ? textAt(chosen, 'value') : value;
  const length = lengthOf(text);
  if (length > numberAt(option, 'max_length', 6000) || length < numberAt(option, 'min_length')) {
    throw new Error(`${textAt(option, 'name')} is too long or too short: ${String(length)}`);
  }
  return text;
};

const typeNumber = (option: JsonObject, value: OptionValue): number => {
  const choice = listAt(option, 'choices').find((one) => one['name'] === value);
  const number = choice ? choice['value'] : value;
  const name = textAt(option, 'name');
  if (typeof number !== 'number') throw new Error(`${name} takes a number`);
  if (option['type'] === 4 && !Number.isSafeInteger(number)) throw new Error(`${name} takes a whole number`);
  if (number < numberAt(option, 'min_value', -Infinity) || number > numberAt(option, 'max_value', Infinity)) {
    throw new Error(`${name} is out of its range: ${String(number)}`);
  }
  return number;
};

const typeReference = (option: JsonObject, value: OptionValue): string => {
  if (typeof value !== 'object') throw new Error(`${textAt(option, 'name')} takes a person, channel or role`);
  const wanted = option['type'];
  if (wanted === 6 && !(value instanceof Person)) throw new Error(`${textAt(option, 'name')} takes a person`);
  if (wanted === 7 && !(value instanceof FakeChannel)) throw new Error(`${textAt(option, 'name')} takes a channel`);
  return value.id;
};

const typeValue = (option: JsonObject, value: OptionValue): string | number | boolean => {
  switch (option['type']) {
    case 3:
      return typeText(option, value);
    case 4:
    case 10:
      return typeNumber(option, value);
    case 5:
      if (typeof value !== 'boolean') throw new Error(`${textAt(option, 'name')} takes true or false`);
      return value;
    case 6:
    case 7:
    case 8:
    case 9:
      return typeReference(option, value);
    default:
      throw new Error(`The fake cannot fill in an option of type ${String(option['type'])}`);
  }
};

interface Filling {
  readonly values: Readonly<Record<string, OptionValue>>;
  /** While typing (autocomplete): this one has the cursor, and required ones may still be missing. */
  readonly focused?: string | undefined;
}

const fillOne = (option: JsonObject, { values, focused }: Filling): JsonObject[] => {
  const name = textAt(option, 'name');
  const value = values[name];
  if (value === undefined) {
    if (option['required'] === true && focused === undefined) throw new Error(`${name} is required`);
    return [];
  }
  const isFocused = focused === name;
  if (isFocused && option['autocomplete'] !== true) throw new Error(`${name} offers nothing while typing`);
  const typed = isFocused ? written(value) : typeValue(option, value);
  return [{ name, type: option['type'], value: typed, ...(isFocused ? { focused: true } : {}) }];
};

const fill = (options: readonly JsonObject[], words: readonly string[], filling: Filling): JsonObject[] => {
  const [word, ...rest] = words;
  if (word !== undefined) {
    const found = options.find((option) => option['name'] === word && numberAt(option, 'type') <= 2);
    if (!found) throw new Error(`There is no sub-command "${word}"`);
    return [{ name: word, type: found['type'], options: fill(listAt(found, 'options'), rest, filling) }];
  }
  if (options.some((option) => numberAt(option, 'type') <= 2)) throw new Error('A sub-command is missing');
  const known = new Set(options.map((option) => option['name']));
  const unknown = Object.keys(filling.values).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`Unknown options: ${unknown.join(', ')}`);
  if (filling.focused !== undefined && !known.has(filling.focused)) throw new Error(`Unknown option: ${filling.focused}`);
  return options.flatMap((option) => fillOne(option, filling));
};

/** What the client app sends for a typed command; throws where the app would not let the person send it. */
export const typeCommand = (place: Place, line: string, filling: Filling): JsonObject => {
  const [name, ...words] = line.trim().replace(/^\//, '').split(/\s+/);
  const command = findCommand(place, name ?? '', 1);
  const options = fill(listAt(command, 'options'), words, filling);
  const ids = Object.values(filling.values).flatMap((value) => (typeof value === 'object' ? [value.id] : []));
  return {
    id: command['id'],
    name: command['name'],
    type: 1,
    options,
    ...(ids.length > 0 ? { resolved: resolvedJson(ids, place) } : {}),
  };
};

/** The registered command of this name and type, if this person is shown it here. */
export const findCommand = ({ person, channel }: Place, name: string, type: number): JsonObject => {
  const command = person.world.commands.find((one) => one['name'] === name && numberAt(one, 'type', 1) === type);
  if (!command) throw new Error(`No command "${name}" is registered`);
  const contexts = command['contexts'];
  const inDm = channel.guild === null;
  if (Array.isArray(contexts) && !contexts.includes(inDm ? 1 : 0)) throw new Error(`"${name}" is not offered here`);
  if (inDm && command['dm_permission'] === false) throw new Error(`"${name}" is not offered here`);
  if (!isShown(command, person, channel)) throw new Error(`"${name}" is not shown to ${person.name}`);
  return command;
};

const isShown = (command: JsonObject, person: Person, channel: FakeChannel): boolean => {
  const { guild } = channel;
  if (!guild) return true;
  const may = channel.permissionsOf(person);
  if (!(may & (1n << 31n))) return false;
  const needed = command['default_member_permissions'];
  const shown = guild.shownCommands.get(textAt(command, 'name'));
  const ids = [person.id, ...(guild.members.get(person.id)?.roles ?? []).map((role) => role.id)];
  if (ids.some((id) => shown?.has(id))) return true;
  if (needed === null || needed === undefined) return true;
  const bits = BigInt(written(needed));
  return may & (1n << 3n) ? true : bits !== 0n && (may & bits) === bits;
};
