import { FormProblems } from './api-error.js';
import { checkSelect, checkUniqueIds, Component, everyComponent, SELECTS } from './component-rules.js';
import type { Path } from './field-rules.js';
import { checkCount, checkNumber, checkText } from './field-rules.js';
import type { JsonObject } from './json.js';
import { isObject, lengthOf, listAt, numberAt, textAt } from './json.js';

/** Refuses a modal that Discord would refuse. */
export const checkForm = (data: JsonObject): void => {
  const problems = new FormProblems();
  checkText(problems, data, ['data', 'title'], { min: 1, max: 45, required: true });
  checkText(problems, data, ['data', 'custom_id'], { min: 1, max: 100, required: true });
  const path = ['data', 'components'];
  const components = listAt(data, 'components');
  checkCount(problems, data['components'] ?? [], path, [1, 5]);
  components.forEach((component, index) => {
    checkPart(problems, component, [...path, index]);
  });
  checkUniqueIds(problems, components.flatMap(everyComponent), path);
  problems.refuseIfAny();
};

const checkPart = (problems: FormProblems, part: JsonObject, path: Path): void => {
  switch (part['type']) {
    case Component.label:
      checkLabel(problems, part, path);
      return;
    case Component.row:
      checkOldRow(problems, part, path);
      return;
    case Component.textDisplay:
      checkText(problems, part, [...path, 'content'], { min: 1, max: 4000, required: true });
      return;
    default:
      problems.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 10, 18).');
  }
};

const checkLabel = (problems: FormProblems, label: JsonObject, path: Path): void => {
  checkText(problems, label, [...path, 'label'], { min: 1, max: 45, required: true });
  checkText(problems, label, [...path, 'description'], { min: 1, max: 100 });
  const inner = label['component'];
  const within = [...path, 'component'];
  if (!isObject(inner)) {
    problems.add(within, 'BASE_TYPE_REQUIRED', 'This field is required');
  } else if (inner['type'] === Component.textInput) {
    if (textAt(inner, 'label') !== '') {
      problems.add([...within, 'label'], 'COMPONENT_LABEL_IN_LABEL', 'A text input inside a label has no label itself.');
    }
    checkTextInput(problems, inner, within);
  } else if (SELECTS.includes(inner['type'])) checkSelectInForm(problems, inner, within);
  else problems.add([...within, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (3, 4, 5, 6, 7, 8).');
};

const checkSelectInForm = (problems: FormProblems, select: JsonObject, path: Path): void => {
  checkSelect(problems, select, path);
  if (select['disabled'] === true) {
    problems.add([...path, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', 'A modal cannot hold disabled selects.');
  }
  if (select['required'] !== false && select['min_values'] === 0) {
    problems.add([...path, 'min_values'], 'COMPONENT_REQUIRED_MIN_VALUES', 'A required select needs min_values >= 1.');
  }
};

const checkOldRow = (problems: FormProblems, row: JsonObject, path: Path): void => {
  const inner = listAt(row, 'components');
  checkCount(problems, inner, [...path, 'components'], [1, 1]);
  inner.forEach((one, index) => {
    const within = [...path, 'components', index];
    if (one['type'] !== Component.textInput) {
      problems.add([...within, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {4}.');
      return;
    }
    checkText(problems, one, [...within, 'label'], { min: 1, max: 45, required: true });
    checkTextInput(problems, one, within);
  });
};

const checkTextInput = (problems: FormProblems, input: JsonObject, path: Path): void => {
  checkText(problems, input, [...path, 'custom_id'], { min: 1, max: 100, required: true });
  checkText(problems, input, [...path, 'placeholder'], { max: 100 });
  checkNumber(problems, input, [...path, 'min_length'], [0, 4000]);
  checkNumber(problems, input, [...path, 'max_length'], [1, 4000]);
  if (![1, 2].includes(numberAt(input, 'style'))) {
    problems.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
  }
  const most = numberAt(input, 'max_length', 4000);
  if (numberAt(input, 'min_length') > most) {
    problems.add([...path, 'min_length'], 'TEXT_INPUT_MIN_MAX', 'min_length must not exceed max_length.');
  }
  if (lengthOf(textAt(input, 'value')) > most) {
    problems.add([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${String(most)} or fewer in length.`);
  }
};
