import { InteractionType, type APIApplicationCommandAutocompleteInteraction, type APIInteraction, type REST } from 'discord.js';
import type { Card, MenuOption } from '../../cards/card.js';
import type { Clock } from '../../ports/clock.js';
import type { Answer, FrontDesk } from '../../ports/front-desk.js';
import type { Log } from '../../ports/log.js';
import { say, type MessageKey } from '../../words/say.js';
import { askDesk, askSuggestions } from './ask-desk.js';
import { drawOptions } from './draw-actions.js';
import { drawCard, type DrawnCard } from './draw-card.js';
import { drawForm } from './draw-form.js';
import type { FindCommandId } from './draw-text.js';
import { describeFailure, isAnsweredAlready } from './read-failure.js';
import { readVisit, standsOnPrivateMessage, type FindHomeName } from './read-visit.js';
import { Reply } from './reply.js';

export interface ServingParts {
  readonly desk: FrontDesk;
  readonly clock: Clock;
  readonly log: Log;
  readonly rest: REST;
  readonly nameOf: FindHomeName;
  readonly findCommandId: FindCommandId;
}

/** Discord waits 3 s for the first word; the rest is for the way there. */
const PATIENCE = 1800;

/** Answers one interaction; never throws, for there is nobody left who could be told. */
export async function serveInteraction(interaction: APIInteraction, parts: ServingParts): Promise<void> {
  const reply = new Reply(parts.rest, interaction, standsOnPrivateMessage(interaction));
  try {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) await serveSuggestions(interaction, reply, parts);
    else await servePerson(interaction, reply, parts);
  } catch (error) {
    parts.log.warn(describeFailure(error), 'an answer did not reach Discord');
  }
}

async function servePerson(interaction: APIInteraction, reply: Reply, parts: ServingParts): Promise<void> {
  const asked = askSafely(interaction, parts);
  const inTime = await within(PATIENCE, asked, parts.clock);
  if (inTime === null) await deferSafely(reply, parts);
  else if (await answerNow(inTime, interaction, reply, parts)) return;
  await answerLate(await asked, reply, parts);
}

async function askSafely(interaction: APIInteraction, parts: ServingParts): Promise<Answer> {
  try {
    return await askDesk(parts.desk, readVisit(interaction, parts.nameOf), interaction);
  } catch (error) {
    parts.log.error(describeFailure(error), 'an interaction could not be served');
    return { is: 'card', card: sentence('platform.trouble') };
  }
}

/** A deferral whose reply got lost may have arrived, so that the answer is tried all the same. */
async function deferSafely(reply: Reply, { log }: ServingParts): Promise<void> {
  try {
    await reply.defer();
  } catch (error) {
    log.warn(describeFailure(error), 'a deferral did not reach Discord');
  }
}

/** False: it was deferred already, by another session that was handed the same interaction and will say nothing more. */
async function answerNow(answer: Answer, interaction: APIInteraction, reply: Reply, parts: ServingParts): Promise<boolean> {
  try {
    await sayNow(answer, interaction, reply, parts);
    return true;
  } catch (error) {
    if (isAnsweredAlready(error)) return false;
    throw error;
  }
}

async function sayNow(answer: Answer, interaction: APIInteraction, reply: Reply, parts: ServingParts): Promise<void> {
  if (answer.is === 'nothing') return;
  if (answer.is === 'card') await reply.card(draw(answer.card, parts));
  // Discord opens no form out of a form.
  else if (interaction.type === InteractionType.ModalSubmit) await reply.card(draw(sentence('platform.press-again'), parts));
  else await reply.form(drawForm(answer.form));
}

async function answerLate(answer: Answer, reply: Reply, parts: ServingParts): Promise<void> {
  switch (answer.is) {
    case 'card': return reply.lateCard(draw(answer.card, parts));
    case 'form': return reply.lateAside(draw(sentence('platform.press-again'), parts));
    // Whoever was handed the same interaction first answers it, maybe in place of this very deferral.
    case 'nothing': return;
  }
}

async function serveSuggestions(interaction: APIApplicationCommandAutocompleteInteraction, reply: Reply, parts: ServingParts): Promise<void> {
  const asked = suggestSafely(interaction, parts);
  const options = (await within(PATIENCE, asked, parts.clock)) ?? [];
  await reply.suggestions(drawOptions(options).map(({ label, value }) => ({ name: label, value })));
}

async function suggestSafely(interaction: APIApplicationCommandAutocompleteInteraction, parts: ServingParts): Promise<readonly MenuOption[]> {
  try {
    return await askSuggestions(parts.desk, readVisit(interaction, parts.nameOf), interaction);
  } catch (error) {
    parts.log.error(describeFailure(error), 'suggestions could not be found');
    return [];
  }
}

async function within<Result>(milliseconds: number, wanted: Promise<Result>, clock: Clock): Promise<Result | null> {
  return Promise.race([wanted, clock.sleep(milliseconds).then(() => null)]);
}

function draw(card: Card, { findCommandId }: ServingParts): DrawnCard {
  return drawCard(card, null, findCommandId);
}

function sentence(key: MessageKey): Card {
  return { blocks: [{ is: 'text', text: say(key) }] };
}
