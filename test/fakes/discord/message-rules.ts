import { FormProblems, refuse } from './api-error.js';
import { checkMessageComponents } from './component-rules.js';
import type { Path } from './field-rules.js';
import { checkCount, checkNumber, checkText, checkUrl } from './field-rules.js';
import type { JsonObject } from './json.js';
import { isObject, lengthOf, listAt, numberAt, textAt } from './json.js';

export const COMPONENTS_V2 = 1 << 15;
const SUPPRESS_EMBEDS = 1 << 2;
const EMBEDS_SUM = 6000;
/** Suppress embeds, ephemeral, suppress notifications, voice, components v2. */
const SETTABLE_FLAGS = SUPPRESS_EMBEDS | (1 << 6) | (1 << 12) | (1 << 13) | COMPONENTS_V2;

interface MessageCheck {
  /** Number of files sent with the body. */
  readonly files: number;
  /** Flags of the message before an edit, 0 for a new one. */
  readonly before: number;
  /** An edit may leave out everything it does not change. */
  readonly edit: boolean;
}

/** Refuses the body of a message that Discord would refuse. */
export const checkMessage = (body: JsonObject, { files, before, edit }: MessageCheck): void => {
  const problems = new FormProblems();
  const flags = numberAt(body, 'flags', before);
  const v2 = ((flags | before) & COMPONENTS_V2) !== 0;
  checkText(problems, body, ['content'], { max: 2000 });
  checkNonce(problems, body);
  checkEmbeds(problems, body);
  checkAllowedMentions(problems, body);
  checkMessageComponents(problems, body, v2);
  checkCount(problems, body['attachments'], ['attachments'], [0, 10]);
  if (!edit && flags & ~SETTABLE_FLAGS) problems.add(['flags'], 'BASE_TYPE_CHOICES', 'Flags that cannot be set.');
  if (edit && before & COMPONENTS_V2 && 'flags' in body && !(flags & COMPONENTS_V2)) {
    problems.add(['flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', 'The components flag cannot be removed.');
  }
  if (v2) checkNothingButComponents(problems, body);
  problems.refuseIfAny();
  if (!edit && isEmpty(body, files)) throw refuse.emptyMessage();
};

/** A message of which nothing would be seen. */
export const isEmpty = (body: JsonObject, files: number): boolean =>
  textAt(body, 'content').trim() === '' &&
  listAt(body, 'embeds').every((embed) => Object.keys(embed).length === 0) &&
  listAt(body, 'components').length === 0 &&
  files === 0 &&
  !isObject(body['poll']);

const checkNothingButComponents = (problems: FormProblems, body: JsonObject): void => {
  const message = 'This field cannot be used with the components flag';
  if (textAt(body, 'content') !== '') problems.add(['content'], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  if (listAt(body, 'embeds').length > 0) problems.add(['embeds'], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
};

const checkNonce = (problems: FormProblems, body: JsonObject): void => {
  const nonce = body['nonce'];
  if (nonce === undefined || nonce === null) return;
  if (typeof nonce !== 'string' && !Number.isInteger(nonce)) {
    problems.add(['nonce'], 'NONCE_TYPE_INVALID', 'Nonce must be an integer or a string.');
  } else if (typeof nonce === 'string' && nonce.length > 25) {
    problems.add(['nonce'], 'NONCE_TYPE_TOO_LONG', 'Nonce must be 25 or fewer in length.');
  }
};

const checkAllowedMentions = (problems: FormProblems, body: JsonObject): void => {
  const allowed = body['allowed_mentions'];
  if (!isObject(allowed)) return;
  const parse = Array.isArray(allowed['parse']) ? allowed['parse'] : [];
  for (const kind of ['users', 'roles'] as const) {
    const ids = allowed[kind];
    checkCount(problems, ids, ['allowed_mentions', kind], [0, 100]);
    if (Array.isArray(ids) && ids.length > 0 && parse.includes(kind)) {
      problems.add(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`);
    }
  }
};

const checkEmbeds = (problems: FormProblems, body: JsonObject): void => {
  checkCount(problems, body['embeds'], ['embeds'], [0, 10]);
  const embeds = listAt(body, 'embeds');
  embeds.forEach((embed, index) => {
    checkEmbed(problems, embed, ['embeds', index]);
  });
  if (embeds.reduce((sum, embed) => sum + embedLength(embed), 0) > EMBEDS_SUM) {
    problems.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
};

const inner = (embed: JsonObject, key: string): JsonObject => (isObject(embed[key]) ? embed[key] : {});

export const embedLength = (embed: JsonObject): number =>
  [
    textAt(embed, 'title'),
    textAt(embed, 'description'),
    textAt(inner(embed, 'footer'), 'text'),
    textAt(inner(embed, 'author'), 'name'),
    ...listAt(embed, 'fields').flatMap((field) => [textAt(field, 'name'), textAt(field, 'value')]),
  ].reduce((sum, text) => sum + lengthOf(text), 0);

const checkEmbed = (problems: FormProblems, embed: JsonObject, path: Path): void => {
  checkText(problems, embed, [...path, 'title'], { max: 256 });
  checkText(problems, embed, [...path, 'description'], { max: 4096 });
  checkNumber(problems, embed, [...path, 'color'], [0, 0xffffff]);
  checkUrl(problems, embed, [...path, 'url'], ['http', 'https']);
  checkCount(problems, embed['fields'], [...path, 'fields'], [0, 25]);
  listAt(embed, 'fields').forEach((field, index) => {
    checkText(problems, field, [...path, 'fields', index, 'name'], { min: 1, max: 256, required: true });
    checkText(problems, field, [...path, 'fields', index, 'value'], { min: 1, max: 1024, required: true });
  });
  if (isObject(embed['footer'])) {
    checkText(problems, embed['footer'], [...path, 'footer', 'text'], { min: 1, max: 2048, required: true });
  }
  if (isObject(embed['author'])) {
    checkText(problems, embed['author'], [...path, 'author', 'name'], { min: 1, max: 256, required: true });
  }
  for (const picture of ['image', 'thumbnail']) {
    checkUrl(problems, inner(embed, picture), [...path, picture, 'url'], ['http', 'https', 'attachment']);
  }
  const timestamp = embed['timestamp'];
  if (typeof timestamp === 'string' && Number.isNaN(Date.parse(timestamp))) {
    problems.add([...path, 'timestamp'], 'DATE_TIME_TYPE_PARSE', 'Could not parse. Should be ISO8601.');
  }
};

/** Whether nobody can be pinged: parse is there and empty, and nobody is named. */
export const pingsNobody = (body: JsonObject): boolean => {
  const allowed = body['allowed_mentions'];
  if (!isObject(allowed) || !Array.isArray(allowed['parse'])) return false;
  const lists = [allowed['parse'], allowed['users'] ?? [], allowed['roles'] ?? []];
  return lists.every((list) => Array.isArray(list) && list.length === 0) && allowed['replied_user'] !== true;
};
