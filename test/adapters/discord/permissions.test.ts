import { expect, test } from '@jest/globals';
import { ASKED_PERMISSIONS, flagOf, inviteUrlOf } from '../../../src/adapters/discord/permissions.js';
import { sayLine } from '../../../src/words/say.js';

test('every permission asked for has a reason, and the invite asks for exactly these', () => {
  expect(ASKED_PERMISSIONS.map(({ name, why }) => `${name} ${sayLine(why)}`)).toMatchInlineSnapshot(`
[
  "View Channels to see the channels it was asked to post in, and how conversations run",
  "Send Messages to post launches, digests and achievements",
  "Read Message History to look whether an earlier post arrived before it posts again",
  "Pin Messages to keep the board pinned",
]
`);
  expect(ASKED_PERMISSIONS.every(({ ability, flag }) => flagOf(ability) === flag)).toBe(true);
  expect(new URL(inviteUrlOf('42')).searchParams.get('permissions')).toBe('2251799813753856');
});
