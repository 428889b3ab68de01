import type { ShownMessage } from './shown.js';
import type { Panel } from './view.js';

/** All a visitor can do on the page. */
export interface Actions {
  become(person: string): void;
  goTo(channel: string): void;
  /** Puts words into the message box and the cursor behind them. */
  type(words: string): void;
  press(message: ShownMessage, press: string, chosen: readonly string[]): void;
  act(message: ShownMessage, action: string): void;
  dismiss(message: ShownMessage): void;
  openMenu(message: string | null): void;
  openPanel(panel: Panel | null): void;
  submit(values: Readonly<Record<string, string>>): void;
  closeForm(): void;
  moveBy(milliseconds: number): void;
  moveToMonday(): void;
  /** Lets a bundled conversation happen, and goes where it does. */
  replay(story: 'hot' | 'calm'): void;
  showGuide(open: boolean): void;
  /** Called at each change in the message box. */
  complete(text: string): void;
  choose(suggestion: number): void;
  take(suggestion: number): void;
  /** Takes the first suggestion for what is in the box now. */
  takeFirst(): void;
  closeSuggestions(): void;
  sendText(text: string): void;
}
