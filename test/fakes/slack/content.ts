import type { JsonObject } from '../discord/json.js';
import { isObject, textAt } from '../discord/json.js';
import { blockProblems, MOST_CHARACTERS, sizeOfBlocks } from './block-rules.js';
import { checkSchema } from './block-schema.js';
import type { MessageContent } from './messages.js';
import { SlackError } from './slack-error.js';
import type { World } from './world.js';

const MOST_METADATA = 16_000;

const metadataIn = (args: JsonObject): JsonObject | null => {
  const { metadata } = args;
  if (metadata === undefined || metadata === '') return null;
  const good = isObject(metadata) && textAt(metadata, 'event_type') !== '' && isObject(metadata['event_payload']);
  if (!good) throw new SlackError('invalid_metadata_format');
  if (JSON.stringify(metadata).length > MOST_METADATA) throw new SlackError('metadata_too_large');
  return metadata;
};

const blocksIn = (world: World, args: JsonObject, limited: boolean): JsonObject[] | null => {
  const { blocks } = args;
  if (blocks === undefined || blocks === '') return null;
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  const problems = blockProblems(blocks, 'message');
  if (problems.length > 0) throw new SlackError('invalid_blocks', { messages: problems.map((one) => `[ERROR] ${one}`) });
  if (limited && sizeOfBlocks(blocks) > MOST_CHARACTERS) throw new SlackError('msg_blocks_too_long');
  checkSchema(world, blocks, 'KnownBlock');
  return blocks as JsonObject[];
};

interface How {
  /** What was there before, kept where nothing new is given. */
  readonly before?: MessageContent;
  /** Answers through a response_url may be longer. */
  readonly limited?: boolean;
}

/** The message asked for, refused where Slack would refuse it; carelessness is noted among the violations. */
export const readContent = (world: World, args: JsonObject, { before, limited = true }: How = {}): MessageContent => {
  const given = blocksIn(world, args, limited);
  const words = args['text'];
  const blocks = given ?? before?.blocks ?? [];
  if ((words === undefined || words === '') && blocks.length === 0) throw new SlackError('no_text');
  if (given && given.length > 0 && (typeof words !== 'string' || words === '')) world.violations.push('blocks without a fallback text');
  if (args['attachments'] !== undefined) world.violations.push('attachments are out of date and not drawn');
  if (args['link_names'] === true || args['parse'] === 'full') world.violations.push('link_names and parse: full let typed names ping people');
  const metadata = metadataIn(args);
  return { text: typeof words === 'string' ? words : (before?.text ?? ''), blocks, metadata: metadata ?? before?.metadata ?? null };
};

/** Slack unfolds links in what is posted for everybody unless both are switched off. */
export const refuseUnfurling = (world: World, args: JsonObject): void => {
  if (args['unfurl_links'] !== false || args['unfurl_media'] !== false) {
    world.violations.push('posted without unfurl_links: false and unfurl_media: false');
  }
};
