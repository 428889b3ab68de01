import type { Completion, ShownWorld } from './shown.js';
import type { Form } from '../../../cards/card.js';

/** A form that is open, and the message whose button opened it. */
export interface OpenForm {
  readonly form: Form;
  readonly serial: number;
  readonly channel: string;
  readonly message: string | null;
  readonly failed: boolean;
}

export type Panel = 'side' | 'clock';

/** All the page is drawn from. */
export interface View {
  readonly world: ShownWorld | null;
  readonly me: string;
  readonly channel: string;
  readonly online: boolean;
  /** The drawer open on a narrow screen. */
  readonly panel: Panel | null;
  /** The message whose menu is open. */
  readonly menu: string | null;
  readonly form: OpenForm | null;
  readonly completion: Completion | null;
  /** What was in the box when that was asked for; an answer to less than is there now decides nothing. */
  readonly completed: string;
  /** The suggestion chosen with the arrow keys; -1 for none. */
  readonly chosen: number;
  readonly busy: boolean;
  readonly failed: boolean;
  readonly guideOpen: boolean;
  readonly guideDone: readonly string[];
  /** For each person and place, the number of the last message seen. */
  readonly seen: Readonly<Record<string, number>>;
}

type Listener = () => void;

/** The page's one memory: change it, and it is drawn again. */
export class ViewStore {
  #view: View;
  readonly #changed: Listener;

  constructor(view: View, changed: Listener) {
    this.#view = view;
    this.#changed = changed;
  }

  get view(): View {
    return this.#view;
  }

  set(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#changed();
  }
}

export function seenKey(person: string, channel: string): string {
  return `${person} ${channel}`;
}
