import type { MenuOption } from '../../cards/card.js';
import type { Visitor } from '../../core/community/person.js';
import type { Moment } from '../../core/time/moment.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { SlackClient } from './create-client.js';
import { describeFailure } from './read-failure.js';

interface Group {
  readonly id: string;
  readonly name: string;
  readonly people: readonly string[];
}

interface Known<Value> {
  readonly value: Value;
  readonly at: Moment;
}

const REMEMBERED_FOR = 5 * 60_000;
/** After Slack has not said. */
const ASK_AGAIN_AFTER = 30_000;
const MOST_REMEMBERED = 1000;
const PAGE = 200;
const MOST_PAGES = 10;
const MOST_OPTIONS = 50;

/** Who people are: whether they run the workspace, and which user groups they are in. Names are remembered only for whoever chooses among them. */
export class Directory {
  readonly #admins = new Map<string, Known<boolean>>();
  #groups: Known<readonly Group[]> | null = null;
  #people: Known<readonly MenuOption[]> | null = null;

  constructor(private readonly parts: { readonly client: SlackClient; readonly clock: Clock; readonly log: Log }) {}

  /** What Slack says of a person of our own workspace; when it says nothing, the person is nobody special. */
  async visitor(key: string): Promise<Visitor> {
    this.#people = this.#fresh(this.#people) === null ? null : this.#people;
    const [admin, groups] = await Promise.all([this.#isAdmin(key), this.#askGroups()]);
    return { key, admin, roles: [key, ...groups.filter(({ people }) => people.includes(key)).map(({ id }) => id)] };
  }

  /** Groups and people whose name holds what was typed. */
  async suggest(typed: string): Promise<readonly MenuOption[]> {
    const wanted = typed.trim().toLowerCase();
    const groups = (await this.#askGroups()).map(({ id, name }) => ({ label: `@${name}`, value: id }));
    const all = [...groups, ...(await this.#askPeople())];
    return all.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, MOST_OPTIONS);
  }

  async nameOf(id: string): Promise<string | null> {
    const group = (await this.#askGroups()).find((each) => each.id === id);
    return group ? `@${group.name}` : this.#tolerate(async () => nameIn((await this.parts.client.users.info({ user: id })).user), () => null);
  }

  async #isAdmin(id: string): Promise<boolean> {
    const known = this.#fresh(this.#admins.get(id));
    if (known !== null) return known;
    return this.#tolerate(async () => {
      const { is_admin: admin = false, is_owner: owner = false } = (await this.parts.client.users.info({ user: id })).user ?? {};
      if (this.#admins.size >= MOST_REMEMBERED) this.#admins.clear();
      this.#admins.set(id, this.#known(admin || owner));
      return admin || owner;
    }, () => false);
  }

  async #askGroups(): Promise<readonly Group[]> {
    return this.#fresh(this.#groups) ?? this.#tolerate(async () => {
      const { usergroups = [] } = await this.parts.client.usergroups.list({ include_users: true });
      const value = usergroups.map(({ id = '', name = '', users = [] }) => ({ id, name, people: users }));
      this.#groups = this.#known(value);
      return value;
    }, () => this.#missGroups());
  }

  /** Without leave to read groups one does not ask again at each press, only after a while. */
  #missGroups(): readonly Group[] {
    const value = this.#groups?.value ?? [];
    this.#groups = { value, at: this.parts.clock.now() - REMEMBERED_FOR + ASK_AGAIN_AFTER };
    return value;
  }

  async #askPeople(): Promise<readonly MenuOption[]> {
    return this.#fresh(this.#people) ?? this.#tolerate(async () => {
      const value = await listPeople(this.parts.client);
      this.#people = this.#known(value);
      return value;
    }, () => []);
  }

  async #tolerate<Value>(ask: () => Promise<Value>, otherwise: () => Value): Promise<Value> {
    try {
      return await ask();
    } catch (error) {
      this.parts.log.warn(describeFailure(error), 'Slack does not say who somebody is');
      return otherwise();
    }
  }

  #known<Value>(value: Value): Known<Value> {
    return { value, at: this.parts.clock.now() };
  }

  #fresh<Value>(known: Known<Value> | null | undefined): Value | null {
    return known && Math.abs(this.parts.clock.now() - known.at) < REMEMBERED_FOR ? known.value : null;
  }
}

async function listPeople(client: SlackClient): Promise<MenuOption[]> {
  const people: MenuOption[] = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { members = [], response_metadata: rest } = await client.users.list({ limit: PAGE, ...(cursor === '' ? {} : { cursor }) });
    people.push(...members.filter(isSomebody).map((each) => ({ label: nameIn(each) ?? '', value: each.id ?? '' })));
    cursor = rest?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return people;
}

function isSomebody({ deleted, is_bot: bot, id }: { readonly deleted?: boolean; readonly is_bot?: boolean; readonly id?: string }): boolean {
  return deleted !== true && bot !== true && id !== 'USLACKBOT';
}

function nameIn(person: { readonly real_name?: string; readonly name?: string } | undefined): string | null {
  return person?.real_name ?? person?.name ?? null;
}
