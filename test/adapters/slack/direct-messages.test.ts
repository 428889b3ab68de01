/** What Slack's refusals of direct messages mean: this person, this message, or all people. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultKind } from '../../fakes/slack/faults.js';
import type { Person } from '../../fakes/slack/fake-slack.js';
import type { PersonRef, Told } from '../../../src/ports/chat.js';
import { cardOf } from '../discord/started-discord.js';
import { startSlack, type StartedSlack } from './started-slack.js';

const OPEN = 'conversations.open';
const POST = 'chat.postMessage';

let at: StartedSlack;
let person: Person;
let to: PersonRef;
let made = 0;
let marker = '';

beforeAll(async () => {
  at = await startSlack();
});
beforeEach(() => {
  made += 1;
  marker = `d_0123456789-${String(made).padStart(12, '0')}`;
  person = at.team.addPerson({ name: `Lea ${String(made)}` });
  to = { platform: 'slack', home: at.team.id, person: person.id };
});
afterEach(() => {
  at.fake.faults.clear();
});
afterAll(async () => {
  expect(at.fake.violations).toEqual([]);
  await at.stop();
});

const dm = (): Promise<Told> => at.connection.chat.dm(to, cardOf('please', 'yes:1'), marker);

function calls(): [number, number] {
  return [at.fake.ledger.requestsTo(OPEN).length, at.fake.ledger.requestsTo(POST).length];
}

describe.each([OPEN, POST])('a refusal by %s', (which) => {
  const CLOSED: Told = { is: 'closed' };
  const ALL: Told = { is: 'never', reason: 'direct-refused' };
  test.each<[string, Told]>([
    ['cannot_dm_bot', CLOSED],
    ['user_disabled', CLOSED],
    ['user_not_found', CLOSED],
    ['user_not_visible', CLOSED],
    ['invalid_user_combination', CLOSED],
    ['restricted_action', ALL],
    ['messages_tab_disabled', ALL],
    ['missing_scope', ALL],
    ['channel_not_found', ALL],
    ['ekm_access_denied', ALL],
    ['never_heard_of', ALL],
    ['invalid_blocks', { is: 'never', reason: 'refused' }],
  ])('%s is told apart, after one request', async (code, told) => {
    const [opened, posted] = calls();
    at.fake.faults.next(which, `refused:${code}`);
    expect(await dm()).toEqual(told);
    expect(calls()).toEqual([opened + 1, posted + (which === OPEN ? 0 : 1)]);
    expect(at.fake.ledger.posts(person)).toEqual([]);
  });

  test.each<FaultKind>(['429', 'refused:ratelimited', 'refused:message_limit_exceeded', 'refused:token_revoked'])('%s is waited for', async (fault) => {
    at.fake.faults.next(which, fault);
    const told = await dm();
    expect(told.is === 'wait' && told.until > at.clock.now()).toBe(true);
  });
});

test('people who are gone and bots are closed by Slack’s own word', async () => {
  person.deactivate();
  expect(await dm()).toEqual({ is: 'closed' });
  expect(await at.connection.chat.dm({ ...to, person: 'U0NOBODY' }, cardOf('x'), marker)).toEqual({ is: 'closed' });
});

test('the same answers in a channel say nothing about people', async () => {
  const channel = { platform: 'slack', home: at.team.id, channel: at.channel.id } as const;
  at.fake.faults.next(POST, 'refused:restricted_action');
  expect(await at.connection.chat.post(channel, cardOf('x'), marker)).toEqual({ is: 'never', reason: 'no-permission' });
});

test.each<FaultKind>(['reset-after-store', '500-after-store', 'cut-body'])('a reply lost by %s opens no second conversation, whichever of the two it was', async (fault) => {
  at.fake.faults.next(OPEN, fault);
  expect((await dm()).is).toBe('wait');
  at.fake.faults.next(POST, fault);
  expect(await dm()).toEqual({ is: 'unknown' });
  expect((await at.connection.chat.find(to, marker, at.clock.now())).is).toBe('found');
  expect(at.fake.ledger.dmsOpened.filter(({ personId }) => personId === person.id)).toHaveLength(1);
  expect(at.fake.ledger.posts(person)).toHaveLength(1);
});
