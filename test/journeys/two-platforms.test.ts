import { afterEach, describe, expect, test } from '@jest/globals';
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.js';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/fake-slack.js';
import { openRunning, StoryClock, until, type Running } from './stage.js';

let closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  closers = [];
});

interface Both {
  readonly discord: FakeDiscord;
  readonly slack: FakeSlack;
  readonly running: Running;
  health(): Promise<Record<string, string>>;
}

/** One process on a Discord and a Slack, of which one may be away. */
async function openBoth(away: 'discord' | 'slack' | null): Promise<Both> {
  const clock = new StoryClock();
  const discord = await startFakeDiscord({ now: () => clock.now(), rateLimits: 'off', answerWithinMs: 20_000 });
  closers.push(() => discord.stop());
  discord.addGuild({ name: 'Orchard' });
  const slack = await startFakeSlack({ now: () => clock.now(), rateLimits: 'off', answerWithinMs: 20_000, triggerLivesMs: 20_000 });
  closers.push(() => slack.stop());
  slack.addTeam({ name: 'Orchard' });
  if (away === 'discord') discord.outage(true);
  if (away === 'slack') slack.outage(true);
  const settings = { discord: { token: discord.token, apiUrl: discord.apiUrl }, slack: { token: slack.botToken, appToken: slack.appToken, signingSecret: null, apiUrl: slack.apiUrl }, playground: false };
  const running = await openRunning(settings, clock);
  closers.push(() => running.close());
  const health = async (): Promise<Record<string, string>> => ((await (await fetch(`${running.guidon.url}/healthz`)).json()) as { details: Record<string, string> }).details;
  return { discord, slack, running, health };
}

describe('both platforms in one process', () => {
  test('each has a community of its own', async () => {
    const { slack, discord, health } = await openBoth(null);
    await until('both are connected', async () => JSON.stringify(await health()) === JSON.stringify({ discord: 'connected', slack: 'connected', playground: 'off' }));
    const [team] = slack.world.teams.values();
    const person = team!.addPerson({ name: 'Mira', admin: true });
    const answer = await person.command(team!.addChannel({ name: 'work', members: [person] }), '/guidon', 'goal list');
    expect(answer.text).toContain('There is no goal at the moment.');
    expect(discord.violations).toEqual([]);
  });

  test('Slack answers while Discord is away', async () => {
    const { slack, health } = await openBoth('discord');
    const [team] = slack.world.teams.values();
    const person = team!.addPerson({ name: 'Mira', admin: true });
    const answer = await person.command(team!.addChannel({ name: 'work', members: [person] }), '/guidon', 'goal list');
    expect(answer.text).toContain('There is no goal at the moment.');
    expect(await health()).toMatchObject({ discord: 'connecting', slack: 'connected' });
  });

  test('Discord is there while Slack is away, and Slack comes later', async () => {
    const { slack, health } = await openBoth('slack');
    await until('Discord is connected', async () => (await health())['discord'] === 'connected');
    expect((await health())['slack']).toBe('connecting');
    slack.outage(false);
    await until('Slack is connected', async () => (await health())['slack'] === 'connected');
  });
});
