import { HOME, findPerson, isPlace, maySee, PEOPLE } from './cast.js';
import { createPlaygroundChat, refOf } from './playground-chat.js';
import { PlaygroundClock, type PlaygroundTime } from './playground-clock.js';
import { Reception } from './reception.js';
import { CALM_STORY } from './replay/calm-story.js';
import { HOT_STORY } from './replay/hot-story.js';
import { playStory } from './replay/play-story.js';
import { prepareReplay } from './replay/prepare-replay.js';
import { seeSaid } from './see-said.js';
import { showWorld } from './show-world.js';
import { readWorld, WorldFile } from './world-file.js';
import { idOf, isVisible, showMessage, World, type KeptMessage } from './world.js';
import type { Happening, ShownWorld } from './page/shown.js';
import type { Chat } from '../../ports/chat.js';
import type { MovableClock } from '../../ports/clock.js';
import type { FrontDesk } from '../../ports/front-desk.js';
import type { Log } from '../../ports/log.js';
import type { Watch } from '../../ports/watch.js';

interface PlaygroundOptions {
  /** Where `playground.json` is kept; null to forget everything at the end. */
  readonly folder: string | null;
  readonly clock: MovableClock;
  readonly clockMayMove: boolean;
  readonly log: Log;
  /** Who is told what people type; left out where nobody wants to know. */
  readonly watch?: Watch | undefined;
}

interface Watcher {
  readonly person: string;
  readonly tell: (happening: Happening) => void;
}

const STORIES = { hot: HOT_STORY, calm: CALM_STORY } as const;

export type StoryName = keyof typeof STORIES;

/** A chat in the browser with people to be: a platform like the others, and the doors its page knocks at. */
export class Playground {
  readonly home = HOME;
  readonly chat: Chat;
  readonly reception: Reception;
  readonly clock: PlaygroundClock;
  readonly #world: World;
  readonly #file: WorldFile;
  readonly #now: MovableClock;
  readonly #watch: Watch | undefined;
  readonly #watchers = new Set<Watcher>();
  #address = '';
  #isSetUp: () => Promise<boolean> = () => Promise.resolve(true);

  constructor(world: World, file: WorldFile, { clock, clockMayMove, log, watch }: PlaygroundOptions) {
    this.#world = world;
    this.#file = file;
    this.#now = clock;
    this.#watch = watch;
    this.chat = createPlaygroundChat({ world, clock, address: () => this.#address });
    this.clock = new PlaygroundClock(clock, world, clockMayMove);
    this.reception = new Reception({ world, clock, log, linkTo: (message) => this.chat.linkTo(refOf(message)) });
    world.watch((message, happened) => {
      file.changed();
      this.#tellMessage(message, happened);
    });
    this.clock.watch(() => {
      file.changed();
      for (const { tell } of this.#watchers) tell({ is: 'clock', clock: this.clock.show() });
    });
  }

  /** Opens the doors: from now on commands and buttons are answered. */
  attach(desk: FrontDesk, time?: PlaygroundTime): void {
    this.reception.attach(desk);
    if (time) this.clock.attach(time);
    this.#isSetUp = time?.isSetUp ?? this.#isSetUp;
    for (const { person, tell } of this.#watchers) tell({ is: 'world', world: this.show(person) });
  }

  /** Says under which address the page is served, for links to messages. */
  servedAt(address: string): void {
    this.#address = address;
  }

  show(person: string): ShownWorld {
    return showWorld(person, this.#world, this.clock.show(), this.reception.desk);
  }

  /** Tells all that `person` may see as it happens, beginning with the whole, until the returned function is called. */
  watch(person: string, tell: (happening: Happening) => void): () => void {
    const watcher = { person, tell };
    this.#watchers.add(watcher);
    tell({ is: 'world', world: this.show(person) });
    return () => this.#watchers.delete(watcher);
  }

  knows(person: string): boolean {
    return findPerson(person) !== null;
  }

  /** True when this person may be in this place. */
  admits(person: string, channel: string): boolean {
    return this.knows(person) && isPlace(channel) && maySee(person, channel);
  }

  say(person: string, channel: string, text: string): void {
    const message = this.#world.add({ channel, author: person, at: this.#now.now(), said: { is: 'typed', text } });
    if (this.#watch !== undefined) seeSaid(this.#watch, message);
  }

  /** Lets a bundled conversation happen, with its text read as a manager would have it; false when the clock cannot be moved now. */
  replay(name: StoryName): Promise<boolean> {
    const story = STORIES[name];
    return this.clock.travel(async (moves) => {
      await this.#prepare(story.channel);
      const say = (who: string, channel: string, text: string): void => { this.say(who, channel, text); };
      await playStory(story, { moves, now: () => this.#now.now(), sleep: (milliseconds) => this.#now.sleep(milliseconds), say });
    });
  }

  /** Takes a private answer away; only the person it was for can. */
  dismiss(person: string, id: string): void {
    const message = this.#world.get(id);
    if (message?.onlyFor === person) this.#world.remove(message);
  }

  /** Writes everything down. */
  close(): Promise<void> {
    return this.#file.close();
  }

  async #prepare(channel: string): Promise<void> {
    const { desk } = this.reception;
    if (!desk) return;
    const manager = PEOPLE.find(({ admin }) => admin)?.key ?? '';
    await prepareReplay(channel, {
      desk,
      isSetUp: this.#isSetUp,
      visit: () => this.reception.visitOf({ person: manager, channel, message: null }),
      isRead: () => this.#watch?.wantsText('playground', HOME.key, channel) ?? true,
      sleep: (milliseconds) => this.#now.sleep(milliseconds),
    });
    await this.clock.refreshZone();
  }

  #tellMessage(message: KeptMessage, happened: 'there' | 'gone'): void {
    const happening: Happening = happened === 'gone' ? { is: 'gone', id: idOf(message) } : { is: 'message', message: showMessage(message) };
    for (const { person, tell } of this.#watchers) if (isVisible(message, person)) tell(happening);
  }
}

export async function openPlayground(options: PlaygroundOptions): Promise<Playground> {
  const world = new World(await readWorld(options.folder, options.log));
  return new Playground(world, new WorldFile(options.folder, world, options.clock, options.log), options);
}
