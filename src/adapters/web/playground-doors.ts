import { z } from 'zod';
import { replyJson, replyProblem, type Reply } from './reply.js';
import type { Playground } from './playground.js';
import type { Caller } from './reception.js';

const LONGEST_TEXT = 4_000;
const LONGEST_MOVE_MS = 32 * 86_400_000;

const id = z.string().max(100);
const caller = { as: id, channel: id, message: id.nullable().default(null) };
const text = z.string().max(LONGEST_TEXT);
const some = z.string().trim().min(1).max(LONGEST_TEXT);

type Door = (playground: Playground, body: unknown) => Promise<Reply>;

interface Stated {
  readonly as: string;
  readonly channel: string;
  readonly message: string | null;
}

function callerOf({ as, channel, message }: Stated): Caller {
  return { person: as, channel, message };
}

/** A door for somebody in a place: what comes in has the right shape, and the person may be there. */
function openDoor<T extends Stated>(shape: z.ZodType<T>, enter: (playground: Playground, body: T) => unknown): Door {
  return async (playground, raw) => {
    const read = shape.safeParse(raw);
    if (!read.success) return replyProblem(400, 'That is not what belongs here.');
    if (!playground.admits(read.data.as, read.data.channel)) return replyProblem(403, 'This person may not be there.');
    const given = await enter(playground, read.data);
    await playground.clock.refreshZone();
    return replyJson(given ?? {});
  };
}

const move = z.union([z.object({ by: z.int().positive().max(LONGEST_MOVE_MS) }), z.object({ to: z.int().positive() })]);

const moveClock: Door = async ({ clock }, raw) => {
  const read = move.safeParse(raw);
  if (!read.success) return replyProblem(400, 'That is not what belongs here.');
  const { now } = clock.show();
  const goal = 'by' in read.data ? now + read.data.by : read.data.to;
  if (goal - now > LONGEST_MOVE_MS) return replyProblem(400, 'That is further than the clock goes at once.');
  const moved = await clock.moveTo(goal);
  return moved ? replyJson({}) : replyProblem(409, 'The clock cannot be moved now.');
};

const story = z.object({ story: z.enum(['hot', 'calm']) });

const replay: Door = async (playground, raw) => {
  const read = story.safeParse(raw);
  if (!read.success) return replyProblem(400, 'That is not what belongs here.');
  const played = await playground.replay(read.data.story);
  return played ? replyJson({}) : replyProblem(409, 'The clock cannot be moved now.');
};

const DOORS: Readonly<Record<string, Door>> = {
  say: openDoor(z.object({ ...caller, text: some }), (playground, body) => { playground.say(body.as, body.channel, body.text); }),
  command: openDoor(z.object({ ...caller, text: some }), ({ reception }, body) => reception.command(callerOf(body), body.text)),
  complete: openDoor(z.object({ ...caller, text }), ({ reception }, body) => reception.complete(callerOf(body), body.text)),
  press: openDoor(z.object({ ...caller, press: id, chosen: z.array(text).max(25).default([]) }), ({ reception }, body) =>
    reception.press(callerOf(body), body.press, body.chosen),
  ),
  submit: openDoor(z.object({ ...caller, press: id, values: z.record(id, text) }), ({ reception }, body) =>
    reception.submit(callerOf(body), body.press, body.values),
  ),
  act: openDoor(z.object({ ...caller, action: id }), ({ reception }, body) => reception.act(callerOf(body), body.action)),
  dismiss: openDoor(z.object({ ...caller, message: id }), (playground, body) => { playground.dismiss(body.as, body.message); }),
  clock: moveClock,
  replay,
};

/** Opens the door of this name; null when there is none. */
export function knock(name: string, playground: Playground, body: unknown): Promise<Reply> | null {
  return Object.hasOwn(DOORS, name) ? (DOORS[name]?.(playground, body) ?? null) : null;
}
