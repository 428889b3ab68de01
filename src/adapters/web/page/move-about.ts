import { followWorld } from './follow-world.js';
import { addDone } from './guide-steps.js';
import { send } from './send.js';
import { findMonday, readNow, zoneOf } from './show-time.js';
import { markSeen, scrollToEnd } from './stay-at-end.js';
import type { Actions } from './actions.js';
import type { ViewStore } from './view.js';

type Moving = Omit<Actions, 'press' | 'act' | 'dismiss' | 'submit' | 'closeForm' | 'sendText' | 'type' | 'complete' | 'choose' | 'take' | 'takeFirst' | 'closeSuggestions'>;

function showMoving(store: ViewStore, moving: boolean): void {
  const { world } = store.view;
  if (world) store.set({ world: { ...world, clock: { ...world.clock, now: readNow(world.clock), moving } } });
}

/** Time is shown to pass from the first moment on, although the first news of it may take a while. */
function moveClock(store: ViewStore, move: () => Promise<unknown>): void {
  showMoving(store, true);
  store.set({ failed: false });
  move().catch(() => {
    showMoving(store, false);
    store.set({ failed: true });
  });
}

function goTo(store: ViewStore, channel: string): void {
  if (store.view.channel === channel) { store.set({ panel: null }); return; }
  store.set({ channel, panel: null, menu: null, completion: null, failed: false });
  markSeen(store);
  scrollToEnd();
}

/** Looks through another person's eyes; a place only the last one could see is left. */
export function become(store: ViewStore, person: string): void {
  const leaving = store.view.channel.startsWith('dm-');
  store.set({ me: person, channel: leaving ? `dm-${person}` : store.view.channel, menu: null, form: null, completion: null });
  followWorld(store, person, () => {
    const { world, channel } = store.view;
    if (world && !world.channels.some(({ key }) => key === channel)) store.set({ channel: 'general' });
    markSeen(store);
  });
}

/** Where a visitor is, as whom, and when. */
export function moveAbout(store: ViewStore): Moving {
  return {
    become: (person) => { become(store, person); },
    goTo: (channel) => { goTo(store, channel); },
    openMenu: (menu) => { store.set({ menu }); },
    openPanel: (panel) => { store.set({ panel }); },
    moveBy: (milliseconds) => { moveClock(store, () => send.moveBy(milliseconds)); },
    moveToMonday: () => {
      store.set({ guideDone: addDone(store.view.guideDone, '') });
      const { world } = store.view;
      if (world) moveClock(store, () => send.moveTo(findMonday(zoneOf(world.clock), readNow(world.clock))));
    },
    replay: (story) => {
      goTo(store, 'workshop');
      store.set({ guideDone: addDone(store.view.guideDone, `replay:${story}`) });
      moveClock(store, () => send.replay(story));
    },
    showGuide: (guideOpen) => { store.set({ guideOpen }); },
  };
}
