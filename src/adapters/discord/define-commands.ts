import {
  ApplicationCommandOptionType, ApplicationCommandType, ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits,
  type APIApplicationCommandBasicOption, type APIApplicationCommandSubcommandOption, type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandGroup, CommandShape, FrontDesk, OptionShape } from '../../ports/front-desk.js';
import { drawLabel, drawOptions } from './draw-actions.js';
import { TEXT_CHANNELS } from './draw-form.js';

const DESCRIPTION = 100;
const LONGEST_TEXT = 6000;
const PLAIN_KINDS = { person: ApplicationCommandOptionType.User, role: ApplicationCommandOptionType.Role, 'yes-no': ApplicationCommandOptionType.Boolean } as const;
const IN_SERVERS = { contexts: [InteractionContextType.Guild], integration_types: [ApplicationIntegrationType.GuildInstall] };

/** Everything the desk offers as Discord's registration JSON. */
export function defineCommands(desk: Pick<FrontDesk, 'groups' | 'commands' | 'messageActions'>): RESTPostAPIApplicationCommandsJSONBody[] {
  const groups = desk.groups.map((group) => defineGroup(group, desk.commands));
  const alone = desk.commands.filter(({ path }) => path.length === 1).map(defineAlone);
  const actions = desk.messageActions.map(({ name }) => ({ type: ApplicationCommandType.Message as const, name, ...IN_SERVERS }));
  return [...groups, ...alone, ...actions];
}

function defineGroup(group: CommandGroup, commands: readonly CommandShape[]): RESTPostAPIApplicationCommandsJSONBody {
  const within = commands.filter(({ path }) => path[0] === group.name);
  return { ...defineHead(group), options: within.map(defineSubcommand) };
}

/** A command of one word; on Discord nothing else can stand behind that word then. */
function defineAlone({ path: [name], options, ...about }: CommandShape): RESTPostAPIApplicationCommandsJSONBody {
  return { ...defineHead({ name, ...about }), options: defineOptions(options) };
}

function defineHead({ name, description, managersOnly }: CommandGroup) {
  return {
    type: ApplicationCommandType.ChatInput as const,
    name,
    description: drawLabel(description, DESCRIPTION),
    ...IN_SERVERS,
    ...(managersOnly ? { default_member_permissions: String(PermissionFlagsBits.ManageGuild) } : {}),
  };
}

function defineSubcommand({ path, description, options }: CommandShape): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name: path.at(-1) ?? '', description: drawLabel(description, DESCRIPTION), options: defineOptions(options) };
}

/** Discord wants what is required first. */
function defineOptions(options: readonly OptionShape[]): APIApplicationCommandBasicOption[] {
  const ordered = [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)];
  return ordered.map(defineOption);
}

function defineOption(shape: OptionShape): APIApplicationCommandBasicOption {
  const basic = { name: shape.name, required: shape.required, description: drawLabel(shape.description, DESCRIPTION) };
  switch (shape.kind) {
    case 'text': return { ...basic, ...defineText(shape) };
    case 'suggested': return { ...basic, type: ApplicationCommandOptionType.String, autocomplete: true };
    case 'number': return { ...basic, type: ApplicationCommandOptionType.Number, ...(shape.most === undefined ? {} : { max_value: shape.most }) };
    case 'channel': return { ...basic, type: ApplicationCommandOptionType.Channel, channel_types: [...TEXT_CHANNELS] };
    default: return { ...basic, type: PLAIN_KINDS[shape.kind] };
  }
}

type TextOption = { type: ApplicationCommandOptionType.String } & ({ choices: { name: string; value: string }[] } | { max_length?: number });

function defineText({ choices, most }: OptionShape): TextOption {
  const type = ApplicationCommandOptionType.String;
  if (choices !== undefined) return { type, choices: drawOptions(choices).map(({ label, value }) => ({ name: label, value })) };
  return most === undefined ? { type } : { type, max_length: Math.min(LONGEST_TEXT, most) };
}
