import type { App } from '@slack/bolt';
import type { FakeChannel } from './channel.js';
import type { ConnectedApp } from './connect-bolt.js';
import { connectBolt } from './connect-bolt.js';
import type { FakeSlack, FakeSlackOptions } from './fake-slack.js';
import { startFakeSlack } from './fake-slack.js';
import type { Person } from './person.js';
import type { FakeTeam } from './team.js';

export const QUIET = { unfurl_links: false, unfurl_media: false } as const;

export interface Stage {
  readonly fake: FakeSlack;
  readonly team: FakeTeam;
  readonly channel: FakeChannel;
  readonly mira: Person;
  /** The fake's clock, epoch ms. */
  now: number;
  readonly bolt: ConnectedApp;
  close: () => Promise<void>;
}

interface Setting extends FakeSlackOptions {
  readonly transport?: 'socket' | 'http';
  readonly listen?: (app: App) => void;
}

/** A fresh Slack with one workspace, one channel, one person and a real Bolt app. */
export const setStage = async ({ transport = 'socket', listen = () => undefined, ...options }: Setting = {}): Promise<Stage> => {
  const clock = { now: Date.UTC(2026, 4, 1, 9) };
  const defaults = { now: () => clock.now, rateLimits: 'off', answerWithinMs: 700, quietMs: 150 } as const;
  const fake = await startFakeSlack({ ...defaults, ...options });
  try {
    const team = fake.addTeam({ name: 'Translators' });
    const channel = team.addChannel({ name: 'general' });
    const mira = team.addPerson({ name: 'Mira', tz: 'Europe/Berlin', admin: true });
    const bolt = await connectBolt(fake, { transport, listen });
    const close = async (): Promise<void> => {
      await bolt.stop();
      await fake.stop();
    };
    return Object.defineProperty({ fake, team, channel, mira, bolt, close, now: 0 }, 'now', {
      get: () => clock.now,
      set: (now: number) => {
        clock.now = now;
      },
    });
  } catch (error) {
    await fake.stop();
    throw error;
  }
};

/** Slack's word for the refusal of what was tried. */
export const refusalOf = async (tried: Promise<unknown>): Promise<string> => {
  try {
    await tried;
  } catch (error) {
    const { data } = error as { data?: { error?: string } };
    if (data?.error) return data.error;
    throw error;
  }
  return 'accepted';
};

export const plain = (text: string) => ({ type: 'plain_text', text }) as const;
export const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;
export const button = (label: string, actionId = label) => ({ type: 'button', text: plain(label), action_id: actionId, value: label }) as const;
