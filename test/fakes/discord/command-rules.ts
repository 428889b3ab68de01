import { FormProblems } from './api-error.js';
import type { Path } from './field-rules.js';
import { checkCount, checkNumber, checkText } from './field-rules.js';
import type { JsonObject } from './json.js';
import { isObject, lengthOf, listAt, numberAt, textAt, written } from './json.js';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const WHOLE_COMMAND = 8000;
const MOST_OF_TYPE: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15, 4: 1 };
const KNOWN = new Set([
  'id', 'name', 'name_localizations', 'description', 'description_localizations', 'options', 'nsfw', 'type',
  'default_member_permissions', 'default_permission', 'dm_permission', 'contexts', 'integration_types', 'handler',
]);

/** Refuses a list of commands that Discord would refuse; answers the unknown fields it met. */
export const checkCommands = (commands: readonly JsonObject[]): string[] => {
  const problems = new FormProblems();
  const unknown: string[] = [];
  commands.forEach((command, index) => {
    unknown.push(...Object.keys(command).filter((key) => !KNOWN.has(key)));
    checkCommand(problems, command, [index]);
  });
  checkCounts(problems, commands);
  problems.refuseIfAny();
  return unknown;
};

const checkCounts = (problems: FormProblems, commands: readonly JsonObject[]): void => {
  for (const [type, most] of Object.entries(MOST_OF_TYPE)) {
    const ofType = commands.filter((command) => numberAt(command, 'type', 1) === Number(type));
    if (ofType.length > most) {
      problems.add([], 'APPLICATION_COMMANDS_MAX', `At most ${String(most)} commands of type ${type}.`);
    }
    const names = ofType.map((command) => textAt(command, 'name'));
    names.forEach((name, index) => {
      if (names.indexOf(name) !== index) {
        problems.add([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
      }
    });
  }
};

const checkCommand = (problems: FormProblems, command: JsonObject, path: Path): void => {
  const type = numberAt(command, 'type', 1);
  if (type === 1) {
    checkName(problems, command, path);
    checkText(problems, command, [...path, 'description'], { min: 1, max: 100, required: true });
    checkOptions(problems, command, path, 0);
  } else {
    checkText(problems, command, [...path, 'name'], { min: 1, max: 32, required: true });
    if (textAt(command, 'description') !== '') {
      problems.add([...path, 'description'], 'APPLICATION_COMMAND_DESCRIPTION_EMPTY', 'Only chat commands are described.');
    }
    if (listAt(command, 'options').length > 0) {
      problems.add([...path, 'options'], 'APPLICATION_COMMAND_NO_OPTIONS', 'Only chat commands have options.');
    }
  }
  checkWho(problems, command, path);
  if (sizeOf(command) > WHOLE_COMMAND) {
    problems.add(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
  }
};

const checkWho = (problems: FormProblems, command: JsonObject, path: Path): void => {
  const permissions = command['default_member_permissions'];
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(written(permissions))) {
    problems.add([...path, 'default_member_permissions'], 'NUMBER_TYPE_COERCE', 'Not a permission bitfield.');
  }
  for (const [key, largest] of [['contexts', 2], ['integration_types', 1]] as const) {
    const list = command[key];
    if (list === undefined || list === null) continue;
    const fine = Array.isArray(list) && list.length > 0 && new Set(list).size === list.length &&
      list.every((value) => typeof value === 'number' && value >= 0 && value <= largest);
    if (!fine) problems.add([...path, key], 'BASE_TYPE_CHOICES', `Values must be unique and at most ${String(largest)}.`);
  }
};

const checkName = (problems: FormProblems, named: JsonObject, path: Path): void => {
  const name = textAt(named, 'name');
  if (!NAME.test(name) || name !== name.toLowerCase()) {
    problems.add([...path, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
  for (const local of Object.values(isObject(named['name_localizations']) ? named['name_localizations'] : {})) {
    if (typeof local === 'string' && !NAME.test(local)) {
      problems.add([...path, 'name_localizations'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }
};

const checkOptions = (problems: FormProblems, parent: JsonObject, path: Path, depth: number): void => {
  const options = listAt(parent, 'options');
  checkCount(problems, parent['options'], [...path, 'options'], [0, 25]);
  let optionalSeen = false;
  const names = new Set<string>();
  const nested = options.filter((option) => numberAt(option, 'type') <= 2).length;
  if (nested > 0 && nested < options.length) {
    problems.add([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands cannot be mixed with other options.');
  }
  options.forEach((option, index) => {
    const here = [...path, 'options', index];
    checkName(problems, option, here);
    checkText(problems, option, [...here, 'description'], { min: 1, max: 100, required: true });
    if (names.has(textAt(option, 'name'))) {
      problems.add([...here, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name is already in use.');
    }
    names.add(textAt(option, 'name'));
    if (numberAt(option, 'type') <= 2) {
      const allowed = option['type'] === 2 ? depth === 0 : depth <= 1;
      if (!allowed) problems.add([...here, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Nested too deep.');
      checkOptions(problems, option, here, option['type'] === 2 ? 1 : 2);
      return;
    }
    if (option['required'] === true && optionalSeen) {
      problems.add(here, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options must be placed before optional options');
    }
    optionalSeen ||= option['required'] !== true;
    checkValueOption(problems, option, here);
  });
};

const checkValueOption = (problems: FormProblems, option: JsonObject, path: Path): void => {
  const choices = listAt(option, 'choices');
  const type = numberAt(option, 'type');
  if (type > 11) problems.add([...path, 'type'], 'BASE_TYPE_CHOICES', 'Value must be between 1 and 11.');
  if (option['autocomplete'] === true && choices.length > 0) {
    problems.add([...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES', 'Not with choices.');
  }
  if (option['autocomplete'] === true && ![3, 4, 10].includes(type)) {
    problems.add([...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_TYPE', 'Only texts and numbers.');
  }
  checkCount(problems, option['choices'], [...path, 'choices'], [0, 25]);
  choices.forEach((choice, index) => {
    checkChoice(problems, choice, [...path, 'choices', index], type === 3);
  });
  checkNumber(problems, option, [...path, 'min_length'], [0, 6000]);
  checkNumber(problems, option, [...path, 'max_length'], [1, 6000]);
};

export const checkChoice = (problems: FormProblems, choice: JsonObject, path: Path, text: boolean): void => {
  checkText(problems, choice, [...path, 'name'], { min: 1, max: 100, required: true });
  if (text) checkText(problems, choice, [...path, 'value'], { max: 100, required: true });
  else if (typeof choice['value'] !== 'number') {
    problems.add([...path, 'value'], 'NUMBER_TYPE_COERCE', 'Value is not a number.');
  }
};

/** Names, descriptions and values with their longest localisation, all levels together. */
const sizeOf = (part: JsonObject): number => {
  const longest = (key: string): number => {
    const local = part[`${key}_localizations`];
    const texts = [part[key], ...(isObject(local) ? Object.values(local) : [])];
    return Math.max(...texts.map((text) => (typeof text === 'string' ? lengthOf(text) : 0)));
  };
  const inside = [...listAt(part, 'options'), ...listAt(part, 'choices')];
  return longest('name') + longest('description') + longest('value') + inside.reduce((sum, one) => sum + sizeOf(one), 0);
};
