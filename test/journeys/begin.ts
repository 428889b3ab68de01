import { HOUR, DAY, type Actor, type Stage, type Where } from './stage.js';

/** What a story begins with that is not about beginnings. */
export interface Beginning {
  readonly company?: boolean;
  readonly mission: Readonly<Record<string, string>>;
}

/** Set up, with a board in #general; everybody known; the mission final after its seven days. */
export async function begin(stage: Stage, { company = false, mission }: Beginning): Promise<void> {
  const mira = stage.as('Mira');
  await mira.command('manage settings');
  await mira.fillIn({
    'Time zone': 'Berlin',
    'Where shall news for everyone be posted?': '#general',
    'Where do the managers talk?': '#managers',
    'Is there a company behind the community?': company ? 'Yes' : 'No',
  });
  await mira.press('Board channel');
  await mira.fillIn({ 'In which channel?': '#general' });
  for (const who of ['Jonas', 'Inès', 'Kofi'] as const) await stage.as(who).command('goal list');
  await mira.command('manage mission');
  await mira.press('Write the mission');
  await mira.fillIn(mission);
  await mira.press('Make it final');
  await mira.press('Make it final');
  await stage.moveTo(stage.clock.now() + 7 * DAY + HOUR);
}

/** Fills in the form for a goal there and launches it. */
export async function launch(stage: Stage, where: Where, values: Readonly<Record<string, string>>): Promise<string> {
  const mira = stage.as('Mira', where);
  await mira.command('goal add');
  await mira.fillIn(values);
  return mira.press('Launch');
}

/** Everybody reports at once what they did. */
export async function report(goal: string, ...done: readonly (readonly [Actor, string])[]): Promise<void> {
  for (const [who, amount] of done) {
    const said = await who.command('goal progress', { goal, amount });
    if (!/^(Counted|Ticked)/.test(said)) throw new Error(`not counted: ${said}`);
  }
}
