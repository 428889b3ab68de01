import type { Happening, ShownMessage, ShownWorld } from './shown.js';
import type { ViewStore } from './view.js';

function put(messages: readonly ShownMessage[], message: ShownMessage): ShownMessage[] {
  const others = messages.filter(({ id }) => id !== message.id);
  return [...others, message].sort((one, other) => one.number - other.number);
}

/** The world after something happened in it. */
function applyHappening(world: ShownWorld | null, happening: Happening): ShownWorld | null {
  if (happening.is === 'world') return happening.world;
  if (!world) return null;
  switch (happening.is) {
    case 'message':
      return { ...world, messages: put(world.messages, happening.message) };
    case 'gone':
      return { ...world, messages: world.messages.filter(({ id }) => id !== happening.id) };
    case 'clock':
      return { ...world, clock: happening.clock };
  }
}

let source: EventSource | null = null;

/** Begins to see the world through one person's eyes. A lost connection is taken up again by the browser. */
export function followWorld(store: ViewStore, person: string, heard: () => void): void {
  source?.close();
  const following = new EventSource(`/playground/events?as=${encodeURIComponent(person)}`);
  source = following;
  following.onmessage = (event: MessageEvent<string>) => {
    store.set({ world: applyHappening(store.view.world, JSON.parse(event.data) as Happening), online: true });
    heard();
  };
  following.onerror = () => {
    store.set({ online: false });
  };
}
