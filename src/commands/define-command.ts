import type { Command, MessageAction } from '../use-cases/doors.js';

/** A command is data plus `run`. */
export function defineCommand(command: Command): Command {
  return command;
}

/** A message action is data plus `run`. */
export function defineMessageAction(action: MessageAction): MessageAction {
  return action;
}
