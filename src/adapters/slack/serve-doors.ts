import type { types } from '@slack/bolt';
import type { Answer, FrontDesk, Visit } from '../../ports/front-desk.js';
import { addressOf, carry, readCarried } from './carried.js';
import { drawOptions, readPressId } from './draw-actions.js';
import { drawCardView, drawHomeView } from './draw-view.js';
import type { Identity } from './identity.js';
import type { CommandBody, EventBody, InteractionBody, Knock } from './payloads.js';
import { describeFailure } from './read-failure.js';
import { callbackOf, readActedOn, readCommand, readEvent, readForm, readInteraction, readTyped } from './read-knock.js';
import { Reply, sentence, type ReplyParts } from './reply.js';
import { within } from './within.js';

export interface DoorParts extends ReplyParts {
  readonly desk: FrontDesk;
  readonly identity: Identity;
}

/** Says to Slack that something has arrived, within three seconds. */
export type Acknowledge<Body = void> = (body?: Body) => Promise<void>;
export type FormResponse = { readonly response_action: 'update'; readonly view: types.ModalView };

/** Slack waits 3 s for the first word; the rest is for the way there. */
const PATIENCE = 1800;
const MOST_SUGGESTED = 50;
/** The global shortcuts, and the line each is short for. */
export const GLOBAL_SHORTCUTS = [
  { callback: 'guidon-menu', line: '', name: 'manifest.menu', about: 'manifest.menu.about' },
  { callback: 'guidon-add-goal', line: 'goal add', name: 'manifest.add-goal', about: 'manifest.add-goal.about' },
] as const;

/** Slack's doors: each hands over to the desk and draws what comes back. */
export class Doors {
  readonly #reply: Reply;

  constructor(private readonly parts: DoorParts) {
    this.#reply = new Reply(parts);
  }

  async command(body: CommandBody, ack: Acknowledge): Promise<void> {
    await ack();
    await this.#answer(readCommand(body), (desk, visit) => desk.typed(visit, body.text ?? '', readTyped));
  }

  async shortcut(body: InteractionBody, ack: Acknowledge): Promise<void> {
    await ack();
    const line = GLOBAL_SHORTCUTS.find(({ callback }) => callback === body.callback_id)?.line ?? '';
    await this.#answer(readInteraction(body), (desk, visit) => desk.typed(visit, line, readTyped));
  }

  async messageShortcut(body: InteractionBody, ack: Acknowledge): Promise<void> {
    await ack();
    const { url } = this.parts.identity;
    const name = this.parts.desk.messageActions.find((action) => callbackOf(action) === body.callback_id)?.name ?? '';
    await this.#answer(readInteraction(body), (desk, visit) => desk.acted(visit, name, readActedOn(body, url)));
  }

  async press(body: InteractionBody, ack: Acknowledge): Promise<void> {
    await ack();
    const { press, chosen } = readPressed(body);
    if (press === null) return;
    const read = readInteraction(body);
    const knock = read.view?.type === 'modal' ? { ...read, channel: readCarried(read.view.private_metadata).channel } : read;
    await this.#answer(knock, (desk, visit) => desk.pressed(visit, press, chosen));
    if (isAtHome(knock)) await this.#showHome(knock);
  }

  /** A form handed in: its window closes and the answer comes where it was opened, or the window itself shows it. */
  async submit(body: InteractionBody, ack: Acknowledge<FormResponse>): Promise<void> {
    const knock = readInteraction(body);
    const view = knock.view ?? {};
    const carried = readCarried(view.private_metadata);
    const asked = this.#ask({ ...knock, channel: carried.channel }, (desk, visit) => desk.submitted(visit, view.callback_id ?? '', readForm(view)));
    const url = addressOf(carried, this.parts.clock.now());
    if (url === null) {
      await this.#answerInWindow(knock, asked, ack);
    } else {
      await ack();
      const answer = await asked;
      // No form opens out of a form whose window is closed.
      const card = answer.is === 'card' ? answer.card : sentence('platform.press-again');
      if (answer.is !== 'nothing') await this.#reply.post({ url, place: carried.place, user: knock.user, replace: carried.replace }, card);
    }
    if (carried.home) await this.#showHome(knock);
  }

  async suggest(body: InteractionBody, ack: Acknowledge<{ options: types.PlainTextOption[] }>): Promise<void> {
    const found = await within(PATIENCE, this.parts.directory.suggest(body.value ?? ''), this.parts.clock);
    await ack({ options: drawOptions(found ?? [], MOST_SUGGESTED) });
  }

  async homeOpened(body: EventBody): Promise<void> {
    if (body.event?.tab !== 'messages') await this.#showHome(readEvent(body));
  }

  /** Where nothing but a window can be answered with, one is opened before Slack's patience is over. */
  async #answer(knock: Knock, ask: (desk: FrontDesk, visit: Visit) => Promise<Answer>): Promise<void> {
    const asked = this.#ask(knock, ask);
    const onlyWindow = knock.responseUrl === null && knock.view?.type !== 'modal';
    const inTime = onlyWindow ? await within(PATIENCE, asked, this.parts.clock) : await asked;
    const window = inTime === null ? await this.#reply.open(knock, this.#working(knock)) : null;
    await this.#reply.give(inTime ?? (await asked), knock, window);
  }

  async #answerInWindow(knock: Knock, asked: Promise<Answer>, ack: Acknowledge<FormResponse>): Promise<void> {
    const inTime = await within(PATIENCE, asked, this.parts.clock);
    if (inTime === null) await ack({ response_action: 'update', view: this.#working(knock) });
    const answer = inTime ?? (await asked);
    if (answer.is === 'nothing') {
      if (inTime !== null) await ack();
      return;
    }
    const view = await this.#reply.draw(answer, knock);
    if (inTime !== null) await ack({ response_action: 'update', view });
    else await this.#reply.update(knock.view?.id ?? '', view);
  }

  #working(knock: Knock): types.ModalView {
    return drawCardView(sentence('platform.working'), carry(knock, this.parts.clock.now()));
  }

  async #ask(knock: Knock, ask: (desk: FrontDesk, visit: Visit) => Promise<Answer>): Promise<Answer> {
    try {
      return await ask(this.parts.desk, await this.#visitOf(knock));
    } catch (error) {
      this.parts.log.error(describeFailure(error), 'a knock from Slack could not be served');
      return { is: 'card', card: sentence('platform.trouble') };
    }
  }

  async #showHome(knock: Knock): Promise<void> {
    try {
      // What was pressed there is a visit of its own, after which the page is shown anew.
      const card = await this.parts.desk.home({ ...(await this.#visitOf(knock)), id: `${knock.id}-home`, channel: '', message: null });
      if (card !== null) await this.parts.client.views.publish({ user_id: knock.user, view: drawHomeView(card) });
    } catch (error) {
      this.parts.log.warn(describeFailure(error), 'somebody’s home page could not be shown');
    }
  }

  /** Somebody of another workspace is a guest without rights, whose community is known only by a message of ours. */
  async #visitOf({ id, team, user, channel, message }: Knock): Promise<Visit> {
    const { identity, directory } = this.parts;
    const ours = team === identity.team;
    const visitor = ours ? await directory.visitor(user) : { key: user, admin: false, roles: [] };
    return { id, platform: 'slack', home: ours ? { key: identity.key, name: identity.name } : null, channel, message, visitor };
  }
}

function readPressed({ actions = [] }: InteractionBody): { press: string | null; chosen: string[] } {
  const [{ action_id: id = '', selected_option: option } = {}] = actions;
  return { press: readPressId(id), chosen: option?.value === undefined ? [] : [option.value] };
}

function isAtHome({ view }: Knock): boolean {
  return view !== null && (view.type === 'home' || readCarried(view.private_metadata).home);
}
