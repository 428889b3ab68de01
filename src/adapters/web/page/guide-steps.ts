/** First steps; those with a command are shown only where that command exists. */
export const STEPS = [
  { name: 'set-up', command: 'manage settings', done: /^(settings-home$|replay:)/ },
  { name: 'mission', command: 'manage mission', done: /^mission-draft$/ },
  { name: 'final', command: 'manage mission', done: /^mission-final:/ },
  { name: 'goal', command: 'goal add', done: /^launch:/ },
  { name: 'progress', command: 'goal progress', done: /^(progress|count):|^\/goal progress / },
  { name: 'monday', command: null, done: /^$/ },
] as const;

/** The steps done with this one added, when what was pressed, filled in or typed makes one done. */
export function addDone(steps: readonly string[], did: string): readonly string[] {
  const step = STEPS.find(({ done }) => done.test(did));
  return step === undefined || steps.includes(step.name) ? steps : [...steps, step.name];
}
