import { randomUUID } from 'node:crypto';
import { directOf, findPerson, HOME, isDirect } from './cast.js';
import { sayBroken, sayGone, sayNobodyHome } from './playground-cards.js';
import { TYPING } from './read-typed.js';
import { idOf, isVisible, type KeptMessage, type World } from './world.js';
import type { Completion, Given } from './page/shown.js';
import type { Card } from '../../cards/card.js';
import { drawPlain } from '../../cards/draw-plain.js';
import type { ActedOn, Answer, FrontDesk, Values, Visit } from '../../ports/front-desk.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';

/** Who stands at the door, where, and the message they touched. */
export interface Caller {
  readonly person: string;
  readonly channel: string;
  readonly message: string | null;
}

interface ReceptionParts {
  readonly world: World;
  readonly clock: Clock;
  readonly log: Log;
  readonly linkTo: (message: KeptMessage) => string;
}

function holdsPress({ said }: KeptMessage, press: string): boolean {
  if (said.is !== 'card') return false;
  const actions = said.card.blocks.flatMap((block) => (block.is === 'actions' ? block.actions : []));
  return actions.some((action) => action.is !== 'link' && action.press === press);
}

function actedOn({ channel, author, said }: KeptMessage, link: string): ActedOn {
  const text = said.is === 'typed' ? said.text : drawPlain(said.card);
  return { channel, author: author ?? 'guidon', byBot: author === null, link, text };
}

/** Brings the people of the playground to the front desk and puts what they get into the world, for their eyes only. */
export class Reception {
  #desk: FrontDesk | null = null;
  readonly #parts: ReceptionParts;

  constructor(parts: ReceptionParts) {
    this.#parts = parts;
  }

  get desk(): FrontDesk | null {
    return this.#desk;
  }

  attach(desk: FrontDesk): void {
    this.#desk = desk;
  }

  command(caller: Caller, text: string): Promise<Given> {
    return this.#visit(caller, (desk, visit) => desk.typed(visit, text, TYPING.read), text.trim());
  }

  async complete(caller: Caller, text: string): Promise<Completion> {
    const desk = this.#desk;
    if (!desk) return { suggestions: [], usage: null, ready: false };
    return desk.completed(this.visitOf(caller), text, TYPING);
  }

  press(caller: Caller, press: string, chosen: readonly string[]): Promise<Given> {
    return this.#visit(caller, (desk, visit) => {
      const message = this.#touched(caller);
      if (!message || !holdsPress(message, press)) return Promise.resolve({ is: 'card', card: sayGone() });
      return desk.pressed(visit, press, chosen);
    });
  }

  submit(caller: Caller, press: string, values: Values): Promise<Given> {
    return this.#visit(caller, (desk, visit) => desk.submitted(visit, press, values));
  }

  act(caller: Caller, action: string): Promise<Given> {
    return this.#visit(caller, (desk, visit) => {
      const message = this.#touched(caller);
      if (!message || message.onlyFor !== null) return Promise.resolve({ is: 'card', card: sayGone() });
      return desk.acted(visit, action, actedOn(message, this.#parts.linkTo(message)));
    });
  }

  async #visit(caller: Caller, ask: (desk: FrontDesk, visit: Visit) => Promise<Answer>, asked: string | null = null): Promise<Given> {
    const desk = this.#desk;
    if (!desk) return this.#put(caller, sayNobodyHome(), asked);
    const visit = this.visitOf(caller);
    try {
      const answer = await ask(desk, visit);
      return answer.is === 'card' ? this.#put(caller, answer.card, asked) : answer;
    } catch (error) {
      this.#parts.log.error({ error, visit: visit.id }, 'a visit in the playground failed');
      return this.#put(caller, sayBroken(visit.id.slice(0, 8)), asked);
    }
  }

  /** A press on a private answer changes it in place; everything else is answered by a new one. */
  #put(caller: Caller, card: Card, asked: string | null): Given {
    const { world, clock } = this.#parts;
    const said = { is: 'card', card } as const;
    const touched = this.#touched(caller);
    if (touched && touched.onlyFor === caller.person) return { is: 'card', id: idOf(world.change(touched, { said, asked })) };
    return { is: 'card', id: idOf(world.add({ channel: caller.channel, author: null, at: clock.now(), said, onlyFor: caller.person, asked })) };
  }

  #touched({ person, channel, message }: Caller): KeptMessage | null {
    const found = message === null ? null : this.#parts.world.get(message);
    return found && found.channel === channel && isVisible(found, person) ? found : null;
  }

  visitOf({ person, channel, message }: Caller): Visit {
    const { admin, roles } = findPerson(person) ?? { admin: false, roles: [] };
    const home = isDirect(channel) ? null : HOME;
    const place = isDirect(channel) ? directOf(person) : channel;
    return { id: randomUUID(), platform: 'playground', home, channel: place, message, visitor: { key: person, admin, roles } };
  }
}
