import type { Completion, Given } from './shown.js';

interface Place {
  readonly as: string;
  readonly channel: string;
  readonly message?: string | null;
}

async function post(door: string, body: object): Promise<unknown> {
  const response = await fetch(`/playground/${door}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${door} ${response.status}`);
  return response.json();
}

/** The server's doors; each rejects when it cannot be reached or refuses. */
export const send = {
  say: (place: Place, text: string) => post('say', { ...place, text }),
  command: (place: Place, text: string) => post('command', { ...place, text }) as Promise<Given>,
  complete: (place: Place, text: string) => post('complete', { ...place, text }) as Promise<Completion>,
  press: (place: Place, press: string, chosen: readonly string[]) => post('press', { ...place, press, chosen }) as Promise<Given>,
  submit: (place: Place, press: string, values: Readonly<Record<string, string>>) => post('submit', { ...place, press, values }) as Promise<Given>,
  act: (place: Place, action: string) => post('act', { ...place, action }) as Promise<Given>,
  dismiss: (place: Place) => post('dismiss', place),
  moveBy: (milliseconds: number) => post('clock', { by: milliseconds }),
  replay: (story: 'hot' | 'calm') => post('replay', { story }),
  moveTo: (moment: number) => post('clock', { to: moment }),
};
