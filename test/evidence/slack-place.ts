import { setTimeout as sleep } from 'node:timers/promises';
import { makeManifest } from '../../src/adapters/slack/manifest.js';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/fake-slack.js';
import type { RecordedRequest } from '../fakes/slack/ledger.js';
import type { Knock } from '../history/check-history.js';
import { PlannedFaults, type FakeHome, type Place } from './place.js';
import { LOST_REPLIES, type Disturbance, type LostReply, type Plan } from './plan-run.js';
import type { Options } from './read-options.js';

/** Slack allows ten sockets at once, and each process opens two. */
const MOST_WITH_SOCKETS = 5;

/** One workspace, for a process speaks for one; without the real rate limits, which are tried elsewhere. */
export async function openSlack(plan: Plan, { manifest, workers }: Options): Promise<Place> {
  const asked = makeManifest({ kind: manifest, messageActions: [], address: null });
  const fake = await startFakeSlack({ rateLimits: 'off', manifest: asked });
  const team = fake.addTeam({ name: 'Workspace' });
  const make = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, number) => team.addChannel({ name: `${prefix}-${String(number)}` }).id);
  const digests = plan.digests.filter(({ platform }) => platform === 'slack').length;
  const managersChannel = team.addChannel({ name: 'managers' }).id;
  const channels = make(plan.channels * plan.homes.discord, 'work');
  const home = { key: team.id, name: team.name, channels, digestChannels: make(digests, 'digest'), managersChannel };
  return new SlackPlace(fake, [home], workers <= MOST_WITH_SOCKETS);
}

class SlackPlace implements Place {
  readonly platform = 'slack';
  readonly settings: Place['settings'];

  constructor(
    private readonly fake: FakeSlack,
    readonly homes: readonly FakeHome[],
    withSockets: boolean,
  ) {
    const entrance: Record<string, string> = withSockets ? { SLACK_APP_TOKEN: fake.appToken } : { SLACK_SIGNING_SECRET: fake.signingSecret };
    this.settings = { SLACK_BOT_TOKEN: fake.botToken, SLACK_API_URL: fake.apiUrl, ...entrance };
  }

  get violations(): readonly string[] {
    return this.fake.violations;
  }

  watchPosts(faults: ReadonlyMap<string, LostReply>, onPost: () => void): void {
    const planned = new PlannedFaults(faults, onPost);
    for (const kind of [null, ...LOST_REPLIES]) {
      this.fake.faults.next(({ method, args }) => method === 'chat.postMessage' && planned.take(JSON.stringify(args), kind), kind ?? '503', Infinity);
    }
  }

  async disturb(how: Disturbance, lasts: number): Promise<void> {
    if (how === 'cut') this.fake.socket.cut();
    else if (how === 'ask-to-return') this.fake.socket.requestRefresh();
    else if (how === 'end-sessions') this.fake.socket.cut('one');
    else {
      this.fake.outage(true, how === 'away' ? 'refused' : '503');
      await sleep(lasts);
      this.fake.outage(false);
    }
  }

  knocks(): Knock[] {
    return this.fake.ledger.requestsTo('chat.postMessage').map((request) => this.#knockOf(request));
  }

  countLooks(): number {
    return this.fake.ledger.requestsTo('conversations.history').length;
  }

  stop(): Promise<void> {
    return this.fake.stop();
  }

  #knockOf({ at, args, response }: RecordedRequest): Knock {
    const channel = String(args['channel']);
    const { ts } = (response ?? {}) as { ts?: unknown };
    const { text, blocks, metadata } = args;
    const home = this.fake.world.channels.get(channel)?.team.id ?? '';
    return { at, home, channel, text: JSON.stringify({ text, blocks, metadata }), message: typeof ts === 'string' ? `${channel} ${ts}` : null };
  }
}
