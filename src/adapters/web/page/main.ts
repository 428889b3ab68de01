import { render } from 'lit';
import { completeBox } from './complete-box.js';
import { drawPage } from './draw-page.js';
import { recall, remember } from './memory.js';
import { become, moveAbout } from './move-about.js';
import { fitBox } from './message-box.js';
import { noteEnd, stayAtEnd } from './stay-at-end.js';
import { ViewStore, type View } from './view.js';
import { visitGuidon } from './visit.js';

const REDRAW_MS = 10_000;

const first: View = {
  ...recall(),
  world: null,
  online: true,
  panel: null,
  menu: null,
  form: null,
  completion: null,
  completed: '',
  chosen: -1,
  busy: false,
  failed: false,
};

const root = document.querySelector<HTMLElement>('#guidon') ?? document.body;
const store = new ViewStore(first, redraw);
const actions = { ...moveAbout(store), ...completeBox(store), ...visitGuidon(store) };

function redraw(): void {
  noteEnd();
  render(drawPage(store.view, actions), root);
  stayAtEnd();
  const dialog = document.querySelector('dialog');
  if (dialog && !dialog.open) dialog.showModal();
  remember(store.view);
}

/** Follows a link to a message: `#channel/m12`. */
function followHash(): void {
  const [channel = '', message = ''] = location.hash.slice(1).split('/');
  if (!store.view.world?.channels.some(({ key }) => key === channel)) return;
  actions.goTo(channel);
  const found = document.getElementById(message);
  found?.scrollIntoView({ block: 'center' });
  found?.focus();
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape' && (store.view.menu ?? store.view.panel) !== null) store.set({ menu: null, panel: null });
}

function closeMenu(event: Event): void {
  const inside = event.target instanceof Element && event.target.closest('.more');
  if (!inside && store.view.menu !== null) store.set({ menu: null });
}

root.replaceChildren();
redraw();
become(store, store.view.me);
window.addEventListener('hashchange', followHash);
window.addEventListener('click', closeMenu);
window.addEventListener('keydown', closeOnEscape);
window.addEventListener('resize', fitBox);
// The hour on the page goes on although nothing happens.
setInterval(redraw, REDRAW_MS);
