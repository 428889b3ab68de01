import { fillBox, fitBox, readBox } from './message-box.js';
import { send } from './send.js';
import type { Actions } from './actions.js';
import type { ViewStore } from './view.js';

type Completing = Pick<Actions, 'type' | 'complete' | 'choose' | 'take' | 'takeFirst' | 'closeSuggestions'>;

const NONE = { completion: null, chosen: -1 } as const;

/** What happens between the message box and its suggestions. */
export function completeBox(store: ViewStore): Completing {
  const ask = async (text: string): Promise<void> => {
    const { me, channel } = store.view;
    const completion = await send.complete({ as: me, channel }, text).catch(() => null);
    // An answer to what is no longer in the box is late.
    if (readBox() === text) store.set({ completion, completed: text, chosen: -1 });
  };
  const complete = (text: string): void => {
    fitBox();
    store.set({ failed: false });
    if (text.startsWith('/')) void ask(text);
    else if (store.view.completion) store.set(NONE);
  };
  const type = (words: string): void => {
    store.set({ panel: null });
    fillBox(words);
    complete(words);
  };
  const take = (index: number): void => {
    const suggestion = store.view.completion?.suggestions[index];
    if (suggestion) type(suggestion.text);
  };
  const takeFirst = async (): Promise<void> => {
    // Whoever types fast has a list before them that is for less than they typed.
    if (store.view.completed !== readBox()) await ask(readBox());
    if (store.view.completed === readBox()) take(0);
  };
  return {
    complete,
    type,
    choose: (chosen) => { store.set({ chosen }); },
    closeSuggestions: () => {
      const { completion } = store.view;
      if (completion) store.set({ completion: { ...completion, suggestions: [] }, chosen: -1 });
    },
    take,
    takeFirst: () => { void takeFirst(); },
  };
}
