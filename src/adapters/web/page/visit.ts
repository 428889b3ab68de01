import { addDone } from './guide-steps.js';
import { fillBox, fitBox, readBox } from './message-box.js';
import { send } from './send.js';
import { scrollToEnd } from './stay-at-end.js';
import type { Actions } from './actions.js';
import type { Given } from './shown.js';
import type { ViewStore } from './view.js';

type Visiting = Pick<Actions, 'press' | 'act' | 'dismiss' | 'submit' | 'closeForm' | 'sendText'>;

let serial = 0;

/** Shows what a visit gave: a form opens at once, a card has come among the messages. */
function show(store: ViewStore, given: Given, message: string | null): void {
  serial += 1;
  const { channel } = store.view;
  const comes = given.is === 'card' && given.id !== message;
  if (comes) scrollToEnd();
  store.set({ busy: false, form: given.is === 'form' ? { form: given.form, serial, channel, message, failed: false } : null });
  keepFocus(given.is === 'card' ? given.id : '');
}

/** When the button that was pressed is gone, the focus goes to what came of it. */
function keepFocus(id: string): void {
  if (document.activeElement !== document.body) return;
  (document.getElementById(id) ?? document.querySelector<HTMLElement>('#box'))?.focus({ preventScroll: true });
}

/** `did` is what was pressed, filled in or typed. */
async function visit(store: ViewStore, did: string, message: string | null, ask: () => Promise<Given>): Promise<boolean> {
  if (store.view.busy) return false;
  store.set({ busy: true, failed: false, menu: null });
  try {
    show(store, await ask(), message);
    store.set({ guideDone: addDone(store.view.guideDone, did) });
    return true;
  } catch {
    store.set({ busy: false, failed: true });
    return false;
  }
}

async function sendText(store: ViewStore, text: string): Promise<void> {
  const { me: as, channel } = store.view;
  if (text.trim() === '') return;
  const say = async (): Promise<Given> => {
    await send.say({ as, channel }, text);
    return { is: 'nothing' };
  };
  const arrived = await visit(store, text, null, () => (text.trimStart().startsWith('/') ? send.command({ as, channel }, text) : say()));
  if (!arrived) return;
  store.set({ completion: null, chosen: -1 });
  if (readBox() === text && !store.view.form) fillBox('');
  else if (readBox() === text) clearQuietly();
}

/** Empties the box without taking the focus from the form that has just opened. */
function clearQuietly(): void {
  const box = document.querySelector<HTMLTextAreaElement>('#box');
  if (box) box.value = '';
  fitBox();
}

async function submit(store: ViewStore, values: Readonly<Record<string, string>>): Promise<void> {
  const { form, me } = store.view;
  if (!form) return;
  const place = { as: me, channel: form.channel, message: form.message };
  const arrived = await visit(store, form.form.press, form.message, () => send.submit(place, form.form.press, values));
  if (!arrived) store.set({ form: { ...form, failed: true } });
}

/** Everything a visitor says to Guidon. */
export function visitGuidon(store: ViewStore): Visiting {
  const placeOf = (message: { readonly id: string; readonly channel: string }): Parameters<typeof send.dismiss>[0] => ({
    as: store.view.me,
    channel: message.channel,
    message: message.id,
  });
  return {
    press: (message, press, chosen) => { void visit(store, press, message.id, () => send.press(placeOf(message), press, chosen)); },
    act: (message, action) => { void visit(store, action, null, () => send.act(placeOf(message), action)); },
    dismiss: (message) => { send.dismiss(placeOf(message)).catch(() => { store.set({ failed: true }); }); },
    submit: (values) => { void submit(store, values); },
    closeForm: () => { store.set({ form: null }); },
    sendText: (text) => { void sendText(store, text); },
  };
}
