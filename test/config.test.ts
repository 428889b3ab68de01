import { describe, expect, test } from '@jest/globals';
import { readConfig, WrongSetting } from '../src/config.js';

function refusal(variables: Record<string, string>): string {
  try {
    readConfig(variables);
  } catch (thrown) {
    if (thrown instanceof WrongSetting) return thrown.message;
    throw thrown;
  }
  throw new Error('the settings were taken');
}

describe('the settings', () => {
  test('nothing set: a playground on this machine', () => {
    expect(readConfig({})).toEqual({ discord: null, slack: null, databaseUrl: null, folder: './data', host: '127.0.0.1', port: 3000, logLevel: 'info', playground: true });
  });

  test('empty lines are as good as none', () => {
    expect(readConfig({ DISCORD_TOKEN: ' ', PORT: '', HOST: '', LOG_LEVEL: '', GUIDON_PLAYGROUND: '', DATABASE_URL: '', GUIDON_DATA: '', DISCORD_API_URL: '' })).toEqual(readConfig({}));
  });

  test('with a token the playground is off, unless it is wanted', () => {
    expect(readConfig({ DISCORD_TOKEN: 'abc' })).toMatchObject({ discord: { token: 'abc', apiUrl: null }, playground: false });
    expect(readConfig({ DISCORD_TOKEN: 'abc', GUIDON_PLAYGROUND: 'on' }).playground).toBe(true);
    expect(readConfig({ GUIDON_PLAYGROUND: 'off' }).playground).toBe(false);
  });

  test('on another address than loopback the playground is started only when told so', () => {
    expect(refusal({ HOST: '0.0.0.0' })).toContain('GUIDON_PLAYGROUND=on');
    expect(readConfig({ HOST: '0.0.0.0', GUIDON_PLAYGROUND: 'on' }).playground).toBe(true);
    expect(readConfig({ HOST: '0.0.0.0', DISCORD_TOKEN: 'abc' }).playground).toBe(false);
    expect(readConfig({ HOST: '::1' }).playground).toBe(true);
  });

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['HOST', 'not a host'],
    ['LOG_LEVEL', 'loud'],
    ['GUIDON_PLAYGROUND', 'perhaps'],
    ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
    ['DATABASE_URL', 'hunter2'],
    ['DISCORD_API_URL', 'ftp://secret'],
    ['DISCORD_TOKEN', 'a token with spaces'],
    ['SLACK_BOT_TOKEN', 'hunter2'],
    ['SLACK_APP_TOKEN', 'xoxb-hunter2'],
    ['SLACK_API_URL', 'hunter2'],
  ])('a wrong %s is named, its value is not', (name, value) => {
    const sentence = refusal({ [name]: value });
    expect(sentence.startsWith(name)).toBe(true);
    expect(sentence).not.toContain(value);
    expect(sentence.split('\n')).toHaveLength(1);
  });

  test('an API address without a token names the missing partner', () => {
    expect(refusal({ DISCORD_API_URL: 'http://127.0.0.1:1/api' })).toContain('DISCORD_TOKEN');
  });

  test('Slack needs a bot token and one way to be reached', () => {
    const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(readConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({ slack: { token: 'xoxb-1', appToken: 'xapp-1', signingSecret: null, apiUrl: null }, playground: false });
    expect(readConfig({ ...bot, SLACK_SIGNING_SECRET: 's', SLACK_API_URL: 'http://127.0.0.1:1/api/' }).slack).toMatchObject({ appToken: null, signingSecret: 's', apiUrl: 'http://127.0.0.1:1/api/' });
    expect(refusal(bot)).toContain('SLACK_APP_TOKEN');
    expect(refusal({ SLACK_APP_TOKEN: 'xapp-1' })).toContain('SLACK_BOT_TOKEN');
    expect(refusal({ SLACK_SIGNING_SECRET: 's' })).toContain('SLACK_BOT_TOKEN');
    expect(refusal({ SLACK_API_URL: 'http://127.0.0.1:1/api/' })).toContain('SLACK_BOT_TOKEN');
  });

  test('several wrong settings are all told at once', () => {
    expect(refusal({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2);
  });
});
