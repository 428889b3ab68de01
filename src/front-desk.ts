import { forms, presses } from './buttons/index.js';
import { fit } from './cards/limits.js';
import { drawFault, drawRefusal, drawTryAgain } from './cards/refusal-card.js';
import { pressOf, readPress } from './cards/card.js';
import { askTyped } from './commands/ask-typed.js';
import { completeInput } from './commands/complete-input.js';
import { commandGroups, commands, messageActions } from './commands/index.js';
import { Refusal } from './core/refusal.js';
import type { Answer, CommandShape, FrontDesk, Values, Visit } from './ports/front-desk.js';
import { StoreUnavailable } from './ports/store.js';
import { cleanValues } from './use-cases/clean-typed.js';
import { openContext, type Context, type Surroundings } from './use-cases/context.js';
import type { Command, FormDoor, Who } from './use-cases/doors.js';
import { homeJoined, homeLeft, homesFound } from './events/homes.js';
import { showHome } from './use-cases/show-home.js';
import { offerSettings } from './use-cases/offer-settings.js';
import { sayLine } from './words/say.js';

function shapeOf(command: Command): CommandShape {
  const options = command.options.map(({ suggest, description, choices, ...option }) => ({
    ...option,
    kind: suggest ? ('suggested' as const) : option.kind,
    description: sayLine(description),
    ...(choices && { choices: choices.map((choice) => ({ value: choice.value, label: sayLine(choice.label) })) }),
  }));
  return { path: command.path, description: sayLine(command.description), managersOnly: command.who === 'managers', options };
}

function admit(context: Context, who: Who): void {
  if (who === 'managers' && !context.manager) throw new Refusal('managers-only');
}

function findForm(name: string): FormDoor {
  const form = forms.find((each) => each.name === name);
  if (!form) throw new Refusal('button-gone');
  return form;
}

async function openForm(context: Context, press: string, values: Values | null): Promise<Answer> {
  const { name, rest } = readPress(press);
  const door = findForm(name);
  admit(context, door.who);
  const form = await door.open(context, rest, values);
  return { is: 'form', form };
}

async function openDraft(context: Context, id: string): Promise<Answer> {
  const draft = await context.store.draft(id, context.person.id);
  if (!draft) throw new Refusal('draft-gone');
  return openForm(context, draft.press, draft.values);
}

async function press(context: Context, pressed: string, chosen: readonly string[]): Promise<Answer> {
  const { name, rest } = readPress(pressed);
  if (name === 'fill') return openForm(context, pressOf(rest[0] ?? '', ...rest.slice(1)), null);
  if (name === 'ask') return ask(context, rest, {});
  if (name === 'fix') return openDraft(context, rest[0] ?? '');
  const door = presses.find((each) => each.name === name);
  if (!door) throw new Refusal('button-gone');
  admit(context, door.who);
  return door.run(context, rest, chosen);
}

async function submit(context: Context, pressed: string, values: Values): Promise<Answer> {
  const { name, rest } = readPress(pressed);
  const door = findForm(name);
  admit(context, door.who);
  const cleaned = cleanValues(values);
  try {
    return await door.submit(context, rest, cleaned);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new Refusal(thrown.code, thrown.facts, thrown.fix ?? { press: pressed, values: cleaned });
  }
}

async function ask(context: Context, path: readonly string[], values: Values): Promise<Answer> {
  const command = commands.find((each) => each.path.join(' ') === path.join(' '));
  if (!command) throw new Refusal('unknown-command', { nearest: '' });
  admit(context, command.who);
  return command.run(context, cleanValues(values));
}

/** Every way in, each visit once, each failure answered. */
export class Desk implements FrontDesk {
  readonly groups = commandGroups;
  readonly commands = commands.map(shapeOf);
  readonly messageActions = messageActions.map((action) => ({ name: sayLine(action.name) }));

  constructor(private readonly around: Surroundings) {}

  asked: FrontDesk['asked'] = (visit, path, values) => this.answer(visit, (context) => ask(context, path, values));

  typed: FrontDesk['typed'] = (visit, line, read) =>
    this.answer(visit, (context) => askTyped(context, this, { line, read }, (path, values) => ask(context, path, values)));

  completed: FrontDesk['completed'] = async (visit, line, typing) => {
    const suggest = (command: CommandShape, option: string, values: Values) => this.suggested(visit, command.path, option, values);
    try {
      const { manager } = await openContext(this.around, visit);
      const commands = this.commands.filter(({ managersOnly }) => manager || !managersOnly);
      return await completeInput(line, { groups: this.groups, commands }, { typing, suggest });
    } catch (thrown) {
      this.around.log.warn({ visit: visit.id, fault: nameOf(thrown) }, 'a line could not be completed');
      return { suggestions: [], usage: null, ready: false };
    }
  };

  pressed: FrontDesk['pressed'] = (visit, pressed, chosen) => this.answer(visit, (context) => press(context, pressed, chosen));

  submitted: FrontDesk['submitted'] = (visit, pressed, values) => this.answer(visit, (context) => submit(context, pressed, values));

  acted: FrontDesk['acted'] = (visit, name, on) =>
    this.answer(visit, async (context) => {
      const action = messageActions.find((each) => sayLine(each.name) === name);
      if (!action) throw new Refusal('button-gone');
      admit(context, action.who);
      return action.run(context, on);
    });

  suggested: FrontDesk['suggested'] = async (visit, path, option, values) => {
    const command = commands.find((each) => each.path.join(' ') === path.join(' '));
    const suggest = command?.options.find((each) => each.name === option)?.suggest;
    if (!command || !suggest) return [];
    try {
      const context = await openContext(this.around, visit);
      admit(context, command.who);
      return await suggest(context, cleanValues(values)[option] ?? '');
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) this.around.log.warn({ visit: visit.id, fault: nameOf(thrown) }, 'suggestions failed');
      return [];
    }
  };

  home: FrontDesk['home'] = async (visit) => {
    try {
      if (!(await this.around.store.queue.firstTime(visit.platform, visit.id, this.around.clock.now()))) return null;
      return await showHome(await openContext(this.around, visit));
    } catch (thrown) {
      return fit(await this.explain(visit, null, thrown));
    }
  };

  joined: FrontDesk['joined'] = (platform, key, name) => homeJoined(this.around, platform, key, name);

  left: FrontDesk['left'] = (platform, key) => homeLeft(this.around, platform, key);

  found: FrontDesk['found'] = (platform, keys) => homesFound(this.around, platform, keys);

  private async answer(visit: Visit, work: (context: Context) => Promise<Answer>): Promise<Answer> {
    let context: Context | null = null;
    try {
      if (!(await this.around.store.queue.firstTime(visit.platform, visit.id, this.around.clock.now()))) return { is: 'nothing' };
      context = await openContext(this.around, visit);
      return fitAnswer(await offerSettings(context, await work(context)));
    } catch (thrown) {
      return fitAnswer({ is: 'card', card: await this.explain(visit, context, thrown) });
    }
  }

  private async explain(visit: Visit, context: Context | null, thrown: unknown) {
    if (thrown instanceof StoreUnavailable) {
      this.around.log.warn({ visit: visit.id, reason: thrown.reason }, 'the database could not be reached for an answer');
      return drawTryAgain();
    }
    if (thrown instanceof Refusal) return drawRefusal(thrown, await keepDraft(context, thrown));
    this.around.log.error({ visit: visit.id, fault: nameOf(thrown), trace: traceOf(thrown) }, 'a visit broke');
    return drawFault(visit.id, null);
  }
}

function fitAnswer(answer: Answer): Answer {
  return answer.is === 'card' ? { is: 'card', card: fit(answer.card) } : answer;
}

async function keepDraft(context: Context | null, refusal: Refusal): Promise<string | null> {
  if (!context || !refusal.fix) return null;
  try {
    return await context.store.saveDraft(context.person.id, refusal.fix.press, refusal.fix.values, context.now);
  } catch {
    return null;
  }
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}

/** Where it broke, without the message, which may quote what a person typed. */
function traceOf(thrown: unknown): string[] {
  if (!(thrown instanceof Error)) return [];
  return (thrown.stack ?? '').split('\n').filter((each) => /^\s+at /.test(each)).map((each) => each.trim()).slice(0, 8);
}
