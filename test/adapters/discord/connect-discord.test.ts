import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { answerCard, pause, startDiscord, until, type Started } from './started-discord.js';

let started: Started | null = null;
afterEach(async () => {
  await started?.stop();
  started = null;
});

async function start(...settings: Parameters<typeof startDiscord>): Promise<Started> {
  started = await startDiscord(...settings);
  return started;
}

describe('connecting', () => {
  test('tells of the servers, the invite and the desk’s new homes', async () => {
    const { connection, fake, guild, desk } = await start();
    expect(connection.isReady()).toBe(true);
    expect(connection.homes()).toEqual([{ key: guild.id, name: 'Orchard' }]);
    const wanted = (1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 51n);
    expect(connection.inviteUrl).toBe(`https://discord.com/oauth2/authorize?client_id=${fake.applicationId}&scope=bot+applications.commands&permissions=${String(wanted)}`);
    expect(desk.homes).toEqual([`+Orchard ${guild.id}`]);
    const other = fake.addGuild({ name: 'Mill' });
    await until(() => desk.homes.includes(`+Mill ${other.id}`));
    other.remove();
    await until(() => desk.homes.includes(`-${other.id}`));
    expect(connection.homes()).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  test('refuses a wrong token by naming the setting, never the value', async () => {
    const attempt = startDiscord({ token: 'wrong.secret.token' });
    await expect(attempt).rejects.toThrow(/DISCORD_TOKEN/u);
    await expect(attempt).rejects.not.toThrow(/secret/u);
  });

  test('goes on trying while Discord is away, with growing waits', async () => {
    const { connection, fake, clock, desk, channel } = await start({ outage: true });
    expect(connection.isReady()).toBe(false);
    expect(connection.inviteUrl).toBeNull();
    const ref = { platform: 'discord', home: channel.guild?.id ?? '', channel: channel.id } as const;
    expect(await connection.chat.post(ref, { blocks: [] }, 'm')).toEqual({ is: 'wait', until: clock.now() + 15_000 });
    expect(await connection.chat.find(ref, 'm', 0)).toEqual({ is: 'unsure' });
    expect(await connection.chat.missing(ref, ['post'])).toEqual([]);
    await until(() => clock.sleeps.length >= 4);
    expect(clock.sleeps.slice(0, 4)).toEqual([15_000, 1000, 2000, 4000]);
    fake.outage(false);
    await connection.ready;
    expect(connection.isReady()).toBe(true);
    expect(desk.homes).toHaveLength(1);
  });

  test('does not wait longer than it must for the first answer, and says so', async () => {
    let asked = 0;
    const silent = createServer(() => { asked += 1; });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    try {
      const { connection, logged } = await start({ apiUrl: `http://127.0.0.1:${String((silent.address() as AddressInfo).port)}/api`, outage: true });
      expect(connection.isReady()).toBe(false);
      expect(logged.map(({ message }) => message)).toContain('Discord has not answered yet, going on without it');
      await until(() => asked === 1);
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });

  test('comes back after an outage with the same listeners', async () => {
    const { connection, fake, desk, channel, guild, logged } = await start();
    const person = guild.addPerson({ name: 'Mira' });
    desk.answer = () => answerCard('here');
    await until(() => fake.ledger.registrations.length === 1);
    for (const how of ['503', 'refused'] as const) {
      fake.outage(true, how);
      await until(() => !connection.isReady());
      await pause(300);
      fake.outage(false);
      await until(() => connection.isReady());
    }
    const outcome = await person.command(channel, 'goal list');
    expect(outcome.text).toBe('here');
    expect(desk.handed).toHaveLength(1);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('closes without waiting for what it would only repeat', async () => {
    const { connection, fake } = await start();
    await connection.close();
    expect(connection.isReady()).toBe(false);
    await fake.settled();
    expect(fake.violations).toEqual([]);
  });
});

describe('registering commands', () => {
  test('happens once for the same definitions and again when Discord has lost them', async () => {
    const { fake, kept, reconnect, connection } = await start();
    await until(() => kept.hash !== null);
    await connection.close();
    await reconnect();
    await until(() => fake.ledger.requestsTo('GET /applications/{application_id}/commands').length === 1);
    expect(fake.ledger.registrations).toHaveLength(1);
    const [{ commands } = { commands: [] }] = fake.ledger.registrations;
    expect(commands.map(({ name, type }) => [name, type])).toEqual([['goal', 1], ['manage', 1], ['propose', 1], ['Count towards a goal', 3]]);
    expect(commands.map((command) => command['default_member_permissions'] ?? null)).toEqual([null, '32', null, null]);
    kept.hash = 'another';
    await reconnect();
    await until(() => fake.ledger.registrations.length === 2);
    expect(fake.violations).toEqual([]);
  });

  test('is tried again after a failure', async () => {
    const { fake, desk, clock, kept } = await start();
    expect(desk.homes).not.toEqual([]);
    await until(() => kept.hash !== null);
    fake.faults.next('PUT /applications/{application_id}/commands', '500', 2);
    kept.hash = null;
    const second = await started?.reconnect();
    await until(() => kept.hash !== null);
    expect(clock.sleeps).toEqual(expect.arrayContaining([1000, 2000]));
    expect(second?.isReady()).toBe(true);
  });
});
