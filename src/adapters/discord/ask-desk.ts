import {
  ApplicationCommandType, ComponentType, InteractionType,
  type APIApplicationCommandAutocompleteInteraction, type APIApplicationCommandInteraction, type APIInteraction, type APIMessageComponentInteraction,
} from 'discord.js';
import type { MenuOption } from '../../cards/card.js';
import type { Answer, FrontDesk, Visit } from '../../ports/front-desk.js';
import { readPressId } from './draw-actions.js';
import { readActedOn, readCommand, readForm } from './read-visit.js';

const NOTHING: Answer = { is: 'nothing' };

/** Hands an interaction over to the desk as what it is: asked, acted, pressed or submitted. */
export async function askDesk(desk: FrontDesk, visit: Visit, interaction: APIInteraction): Promise<Answer> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: return askCommand(desk, visit, interaction);
    case InteractionType.MessageComponent: return desk.pressed(visit, readPressId(interaction.data.custom_id), readChosen(interaction));
    case InteractionType.ModalSubmit: return desk.submitted(visit, readPressId(interaction.data.custom_id), readForm(interaction));
    default: return NOTHING;
  }
}

/** What could follow what somebody is typing. */
export async function askSuggestions(desk: FrontDesk, visit: Visit, { data }: APIApplicationCommandAutocompleteInteraction): Promise<readonly MenuOption[]> {
  const { path, values, focused } = readCommand(data.name, data.options);
  return desk.suggested(visit, path, focused, values);
}

async function askCommand(desk: FrontDesk, visit: Visit, interaction: APIApplicationCommandInteraction): Promise<Answer> {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message) return desk.acted(visit, data.name, readActedOn(visit, data));
  if (data.type !== ApplicationCommandType.ChatInput) return NOTHING;
  const { path, values } = readCommand(data.name, data.options);
  return desk.asked(visit, path, values);
}

function readChosen({ data }: APIMessageComponentInteraction): readonly string[] {
  return data.component_type === ComponentType.Button ? [] : data.values;
}
