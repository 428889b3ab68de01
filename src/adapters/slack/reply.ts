import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.js';
import type { Answer } from '../../ports/front-desk.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import { say, type MessageKey } from '../../words/say.js';
import { carry } from './carried.js';
import type { SlackClient } from './create-client.js';
import type { Directory } from './directory.js';
import { drawCard } from './draw-card.js';
import { drawCardView, drawFormView } from './draw-view.js';
import type { Knock } from './payloads.js';
import { describeFailure } from './read-failure.js';

export interface ReplyParts {
  readonly client: SlackClient;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Log;
}

/** Where one private answer goes. */
export interface Address {
  readonly url: string | null;
  readonly place: string;
  readonly user: string;
  readonly replace: boolean;
}

const LONGEST_CALL = 10_000;

/** The ways to tell one person something that nobody else sees. A failure is written down: there is nobody left who could be told. */
export class Reply {
  constructor(private readonly parts: ReplyParts) {}

  /** Puts an answer where the knock came from; `window` is a modal opened for it meanwhile. */
  async give(answer: Answer, knock: Knock, window: string | null): Promise<void> {
    if (answer.is === 'nothing') return;
    const modal = window ?? modalOf(knock);
    if (modal !== null) await this.update(modal, await this.draw(answer, knock));
    else if (answer.is === 'form') await this.#openForm(answer, knock);
    else if (knock.responseUrl === null) await this.open(knock, await this.draw(answer, knock));
    else await this.post({ url: knock.responseUrl, place: knock.place, user: knock.user, replace: knock.isPrivate }, answer.card);
  }

  /** An answer as a modal. */
  async draw(answer: Exclude<Answer, { is: 'nothing' }>, knock: Knock): Promise<types.ModalView> {
    const carried = carry(knock, this.parts.clock.now());
    if (answer.is === 'card') return drawCardView(answer.card, carried);
    const asked = answer.form.fields.filter(({ kind }) => kind === 'role').map(({ value }) => value ?? '');
    const names = new Map(await Promise.all(asked.filter((id) => id !== '').map(async (id) => [id, await this.parts.directory.nameOf(id)] as const)));
    return drawFormView(answer.form, carried, (id) => names.get(id) ?? null);
  }

  /** The opened modal's id; null when it came to nothing, which happens when three seconds are over. */
  async open(knock: Knock, view: types.ModalView): Promise<string | null> {
    try {
      const opened = await this.parts.client.views.open({ trigger_id: knock.trigger, view });
      return opened.view?.id ?? null;
    } catch (error) {
      this.parts.log.warn(describeFailure(error), 'a window could not be opened in Slack');
      return null;
    }
  }

  async update(id: string, view: types.ModalView): Promise<void> {
    try {
      await this.parts.client.views.update({ view_id: id, view });
    } catch (error) {
      this.parts.log.warn(describeFailure(error), 'a window could not be changed in Slack');
    }
  }

  /** To the answer's own address, which works for 30 minutes and 5 times; else into the channel, for one person's eyes. */
  async post({ url, place, user, replace }: Address, card: Card): Promise<void> {
    const drawn = drawCard(card);
    if (url !== null && (await this.#respond(url, { ...drawn, replace_original: replace, response_type: 'ephemeral' }))) return;
    try {
      await this.parts.client.chat.postEphemeral({ channel: place, user, ...drawn, link_names: false });
    } catch (error) {
      this.parts.log.warn(describeFailure(error), 'an answer did not reach Slack');
    }
  }

  async #openForm(answer: Extract<Answer, { is: 'form' }>, knock: Knock): Promise<void> {
    const opened = await this.open(knock, await this.draw(answer, knock));
    if (opened !== null || knock.responseUrl === null) return;
    await this.post({ url: knock.responseUrl, place: knock.place, user: knock.user, replace: false }, sentence('platform.press-again'));
  }

  async #respond(url: string, body: object): Promise<boolean> {
    try {
      const headers = { 'Content-Type': 'application/json; charset=utf-8' };
      const { ok } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(LONGEST_CALL) });
      return ok;
    } catch (error) {
      this.parts.log.warn(describeFailure(error), 'an answer did not reach Slack');
      return false;
    }
  }
}

/** The window a press stands in. */
function modalOf({ view }: Knock): string | null {
  return view?.type === 'modal' ? (view.id ?? null) : null;
}

export function sentence(key: MessageKey): Card {
  return { blocks: [{ is: 'text', text: say(key) }] };
}
