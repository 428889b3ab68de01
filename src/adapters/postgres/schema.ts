import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CatchUpPolicy } from '../../core/time/catch-up.js';
import type { DeliveryKind, DeliveryState, Subject } from '../../core/delivery/delivery.js';
import type { AskReason, AskState, Help, InvitationAnswer } from '../../core/asks/ask.js';
import type { Beneficiary, GoalState } from '../../core/goals/goal.js';
import type { MissionState } from '../../core/mission/mission.js';
import type { FlagEnd } from '../../core/heat/flag.js';
import type { HeatKind, HeatReason, SignalKind } from '../../core/heat/heat.js';
import type { Platform } from '../../core/community/home.js';
import type { DeclineReason, InterestKind, ProposalState } from '../../core/proposals/proposal.js';
import type { Recurrence } from '../../core/time/rhythm.js';
import type { Moment } from '../../core/time/moment.js';
import { makeStorable } from './storable-text.js';

/** A point in time as epoch milliseconds, stored with its zone. */
const moment = customType<{ data: Moment; driverData: string | Date }>({
  dataType: () => 'timestamptz(3)',
  toDriver: (at) => new Date(at).toISOString(),
  fromDriver: (stored) => new Date(stored).getTime(),
});

/** What a person typed or a platform named: Postgres takes neither NUL nor half a surrogate pair. */
const typed = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: (words) => makeStorable(words),
});

const id = () => uuid().primaryKey().defaultRandom();
const community = () => uuid('community_id').notNull();

/*
 * Two doors, two roles (docs/decisions/0002): guidon_app sees the one community it was opened for,
 * guidon_queue the few tables that are asked before a community is known. A new table needs a
 * migration of its own with its grants and policies; the contract suite fails on one without.
 */

export const communities = pgTable('communities', {
  id: id(),
  name: typed().notNull(),
  zone: text().notNull(),
  hasCompany: boolean('has_company').notNull().default(false),
  quietDays: smallint('quiet_days').array().notNull().default(sql`'{}'::smallint[]`),
  pausedUntil: moment('paused_until'),
  setUpAt: moment('set_up_at'),
  settingsOfferedAt: moment('settings_offered_at'),
  /** When a goal was last found alive, and when managers were last told that none has been for long. */
  goalAliveAt: moment('goal_alive_at'),
  noGoalToldAt: moment('no_goal_told_at'),
  noGoalNotes: boolean('no_goal_notes').notNull().default(true),
  startedAt: moment('started_at').notNull(),
  endedAt: moment('ended_at'),
  /** The community this one was started over from. */
  before: uuid('before_id'),
});

export const homes = pgTable(
  'homes',
  {
    id: id(),
    community: community().references(() => communities.id),
    platform: text().$type<Platform>().notNull(),
    key: text().notNull(),
    name: typed().notNull(),
    postsChannel: text('posts_channel'),
    managersChannel: text('managers_channel'),
    boardChannel: text('board_channel'),
    managerRole: text('manager_role'),
    joinedAt: moment('joined_at').notNull(),
    leftAt: moment('left_at'),
    /** Set when the community was started over: the server's next row belongs to the new one. */
    endedAt: moment('ended_at'),
  },
  (table) => [
    unique('homes_in_community').on(table.community, table.id),
    uniqueIndex('homes_by_key').on(table.platform, table.key).where(sql`${table.endedAt} is null`),
  ],
);

export const people = pgTable(
  'people',
  {
    id: id(),
    community: community(),
    home: uuid('home_id').notNull(),
    /** The platform's id of the person; no name is kept. */
    key: text().notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
    /** Since when this person is not counted in how conversations run, and when that last changed. */
    uncountedAt: moment('uncounted_at'),
    countingChangedAt: moment('counting_changed_at'),
    /** When Guidon first wrote to this person directly, and until when the platform is not asked again for one who takes no messages. */
    firstMessageAt: moment('first_message_at'),
    unreachableUntil: moment('unreachable_until'),
  },
  (table) => [
    index('people_by_counting').on(table.countingChangedAt).where(sql`${table.countingChangedAt} is not null`),
    unique('people_in_community').on(table.community, table.id),
    unique('people_by_key').on(table.community, table.home, table.key),
    foreignKey({ columns: [table.community, table.home], foreignColumns: [homes.community, homes.id] }),
  ],
);

export const consents = pgTable(
  'consents',
  {
    id: id(),
    community: community(),
    person: uuid('person_id').notNull(),
    purpose: text().notNull(),
    /** The sentence the person said yes to, as it was shown. */
    wording: text().notNull(),
    givenAt: moment('given_at'),
    refusedAt: moment('refused_at'),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [
    unique('consents_by_purpose').on(table.community, table.person, table.purpose),
    foreignKey({ columns: [table.community, table.person], foreignColumns: [people.community, people.id] }),
  ],
);

export const missions = pgTable('missions', {
  /** One mission a community; another mission is another community. */
  community: uuid('community_id')
    .primaryKey()
    .references(() => communities.id),
  words: typed().notNull(),
  attainable: boolean().notNull(),
  endCriterion: typed('end_criterion'),
  notLine: typed('not_line'),
  state: text().$type<MissionState>().notNull(),
  finalAt: moment('final_at'),
  madeFinalAt: moment('made_final_at'),
  attainedAt: moment('attained_at'),
  evidence: typed(),
});

export const standings = pgTable(
  'standings',
  {
    id: id(),
    community: community().references(() => communities.id),
    day: date().notNull(),
    us: numeric({ mode: 'number' }).notNull(),
    them: numeric({ mode: 'number' }).notNull(),
    unit: typed().notNull(),
    publishedAt: moment('published_at'),
    at: moment().notNull(),
  },
  (table) => [index('standings_by_day').on(table.community, table.day)],
);

export const goals = pgTable(
  'goals',
  {
    id: id(),
    community: community(),
    /** Counts from 1 in each community; what people type as #3. */
    number: integer().notNull(),
    home: uuid('home_id').notNull(),
    channel: text().notNull(),
    wholeCommunity: boolean('whole_community').notNull().default(false),
    title: typed().notNull(),
    benefit: typed(),
    firstStep: typed('first_step'),
    measureIs: text('measure_is').$type<'number' | 'checklist' | 'done'>().notNull(),
    target: numeric({ mode: 'number' }),
    unit: typed(),
    items: typed().array(),
    criterion: typed(),
    due: date().notNull(),
    steward: uuid('steward_id'),
    beneficiary: text().$type<Beneficiary>().notNull().default('members'),
    state: text().$type<GoalState>().notNull(),
    reason: typed(),
    learned: typed(),
    openedAt: moment('opened_at').notNull(),
    lastMovedAt: moment('last_moved_at').notNull(),
    closedAt: moment('closed_at'),
    /** When the steward was asked what is to become of it after its due date. */
    askedAt: moment('asked_at'),
    /** When the steward was last reminded that nothing moves. */
    nudgedAt: moment('nudged_at'),
    /** When the steward was told that the target is reached. */
    reachedAt: moment('reached_at'),
    /** Answers to "Glad we did this?"; who gave one is in `glad_given`, never which. */
    gladGood: integer('glad_good').notNull().default(0),
    gladFair: integer('glad_fair').notNull().default(0),
    gladBad: integer('glad_bad').notNull().default(0),
  },
  (table) => [
    unique('goals_in_community').on(table.community, table.id),
    unique('goals_by_number').on(table.community, table.number),
    index('goals_by_state').on(table.community, table.state),
    foreignKey({ columns: [table.community, table.home], foreignColumns: [homes.community, homes.id] }),
    foreignKey({ columns: [table.community, table.steward], foreignColumns: [people.community, people.id] }),
    check('goals_target', sql`${table.measureIs} <> 'number' or ${table.target} > 0`),
  ],
);

export const entries = pgTable(
  'entries',
  {
    id: id(),
    community: community(),
    goal: uuid('goal_id').notNull(),
    /** Who is credited, and who reported it. */
    person: uuid('person_id').notNull(),
    reporter: uuid('reporter_id').notNull(),
    amount: numeric({ mode: 'number' }).notNull(),
    /** Which line of a checklist, from 0. */
    item: integer(),
    note: typed(),
    link: typed(),
    at: moment().notNull(),
    /** A large entry, or one by a newcomer, counts once a steward has said so. */
    waiting: boolean().notNull().default(false),
    confirmedAt: moment('confirmed_at'),
    confirmedBy: uuid('confirmed_by'),
    /** An undo is an entry of its own that points at the one it undoes. */
    undoes: uuid('undoes_id'),
  },
  (table) => [
    unique('entries_in_community').on(table.community, table.id),
    unique('entries_undone_once').on(table.community, table.undoes),
    index('entries_by_goal').on(table.community, table.goal, table.at),
    foreignKey({ columns: [table.community, table.goal], foreignColumns: [goals.community, goals.id] }),
    foreignKey({ columns: [table.community, table.person], foreignColumns: [people.community, people.id] }),
    foreignKey({ columns: [table.community, table.reporter], foreignColumns: [people.community, people.id] }),
    foreignKey({ columns: [table.community, table.confirmedBy], foreignColumns: [people.community, people.id] }),
    foreignKey({ columns: [table.community, table.undoes], foreignColumns: [table.community, table.id] }),
  ],
);

export const offers = pgTable(
  'offers',
  {
    community: community(),
    goal: uuid('goal_id').notNull(),
    person: uuid('person_id').notNull(),
    at: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.goal, table.person] }),
    foreignKey({ columns: [table.community, table.goal], foreignColumns: [goals.community, goals.id] }),
    foreignKey({ columns: [table.community, table.person], foreignColumns: [people.community, people.id] }),
  ],
);

export const rhythms = pgTable(
  'rhythms',
  {
    id: id(),
    community: community(),
    home: uuid('home_id').notNull(),
    channel: text().notNull(),
    recurrence: jsonb().$type<Recurrence>().notNull(),
    at: text().notNull(),
    anchor: date().notNull(),
    catchUp: text('catch_up').$type<CatchUpPolicy>().notNull().default('latest'),
    on: boolean('is_on').notNull().default(true),
    /** Why it was switched off, when a platform would not take its posts. */
    offReason: text('off_reason'),
    /** Occurrences up to this moment have been dealt with. */
    plannedTo: moment('planned_to').notNull(),
    nextDue: moment('next_due'),
  },
  (table) => [
    unique('rhythms_in_community').on(table.community, table.id),
    unique('rhythms_by_channel').on(table.community, table.home, table.channel),
    index('rhythms_by_due').on(table.nextDue).where(sql`${table.on}`),
    foreignKey({ columns: [table.community, table.home], foreignColumns: [homes.community, homes.id] }),
  ],
);

export const occurrences = pgTable(
  'occurrences',
  {
    community: community(),
    home: uuid('home_id').notNull(),
    channel: text().notNull(),
    rhythm: uuid('rhythm_id').notNull(),
    /** Local date and time as wished: a change of clocks cannot make a second row for the same day. */
    local: text().notNull(),
    due: moment().notNull(),
    outcome: text().$type<'posted' | 'skipped' | 'missed'>().notNull(),
    reason: text(),
    delivery: uuid('delivery_id'),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.rhythm, table.local] }),
    index('occurrences_by_due').on(table.community, table.channel, table.due),
    foreignKey({ columns: [table.community, table.rhythm], foreignColumns: [rhythms.community, rhythms.id] }),
  ],
);

export const deliveries = pgTable(
  'deliveries',
  {
    id: id(),
    community: community(),
    home: uuid('home_id').notNull(),
    target: text().notNull(),
    toPerson: boolean('to_person').notNull().default(false),
    kind: text().$type<DeliveryKind>().notNull(),
    subject: jsonb().$type<Subject>().notNull(),
    /** Two deliveries of one community never say the same thing twice: the second is not stored. */
    once: text().notNull(),
    due: moment().notNull(),
    state: text().$type<DeliveryState>().notNull().default('ready'),
    notBefore: moment('not_before').notNull(),
    /** How many others of its community were to be sent when it was added: whoever has few is not kept waiting by one who has many. */
    turn: integer().notNull().default(0),
    attempt: integer().notNull().default(0),
    attemptedAt: moment('attempted_at'),
    doubtedSince: moment('doubted_since'),
    lookedAt: moment('looked_at'),
    looks: integer().notNull().default(0),
    worker: text(),
    lease: moment(),
    drawn: text(),
    message: text(),
    messageChannel: text('message_channel'),
    reason: text(),
    sentAt: moment('sent_at'),
    wanted: integer().notNull().default(1),
    shown: integer().notNull().default(1),
    editedAt: moment('edited_at'),
    /** No edit is tried before this moment. */
    editNotBefore: moment('edit_not_before'),
  },
  (table) => [
    unique('deliveries_in_community').on(table.community, table.id),
    unique('deliveries_once').on(table.community, table.once),
    index('deliveries_to_do').on(table.turn, table.notBefore).where(sql`${table.state} in ('ready', 'claimed', 'sending', 'unknown')`),
    index('deliveries_open').on(table.community).where(sql`${table.state} in ('ready', 'claimed', 'sending', 'unknown')`),
    index('deliveries_held').on(table.worker).where(sql`${table.worker} is not null`),
    index('deliveries_to_edit').on(table.editedAt).where(sql`${table.state} = 'sent' and ${table.wanted} > ${table.shown}`),
    index('deliveries_by_kind').on(table.community, table.kind, table.due),
    index('deliveries_by_message').on(table.message, table.messageChannel),
    foreignKey({ columns: [table.community, table.home], foreignColumns: [homes.community, homes.id] }),
  ],
);

export const drafts = pgTable(
  'drafts',
  {
    id: id(),
    community: community(),
    person: uuid('person_id').notNull(),
    press: text().notNull(),
    values: jsonb().$type<Record<string, string>>().notNull(),
    at: moment().notNull(),
  },
  (table) => [
    index('drafts_by_age').on(table.at),
    foreignKey({ columns: [table.community, table.person], foreignColumns: [people.community, people.id] }),
  ],
);

/** What has already been acted on, by the platform's own id of it. */
export const seen = pgTable(
  'seen',
  {
    platform: text().$type<Platform>().notNull(),
    key: text().notNull(),
    at: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.key] }), index('seen_by_age').on(table.at)],
);

/** What was last registered with a platform, so that nothing is registered twice. */
export const registrations = pgTable('registrations', {
  platform: text().$type<Platform>().primaryKey(),
  fingerprint: text().notNull(),
});

/** How one channel ran in one hour: figures about all who were there together, never about one. */
export const heatHours = pgTable(
  'heat_hours',
  {
    community: community(),
    home: uuid('home_id').notNull(),
    channel: text().notNull(),
    hour: moment().notNull(),
    heat: doublePrecision().notNull(),
    kind: text().$type<HeatKind>().notNull(),
    signals: text().array().$type<SignalKind[]>().notNull(),
    reasons: jsonb().$type<readonly HeatReason[]>().notNull(),
    messages: integer().notNull(),
    /** Rounded down, so that no two hours tell whether one person was there. */
    people: integer().notNull(),
    hot: boolean('is_hot').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.home, table.channel, table.hour] }),
    index('heat_hours_hot').on(table.community, table.hour).where(sql`${table.hot}`),
    index('heat_hours_by_age').on(table.hour),
    foreignKey({ columns: [table.community, table.home], foreignColumns: [homes.community, homes.id] }),
    check('heat_hours_rounded', sql`${table.people} % 5 = 0`),
  ],
);

/** What managers decided about a channel. One without a row is watched, without text. */
export const watchedChannels = pgTable(
  'watched_channels',
  {
    community: community(),
    home: uuid('home_id').notNull(),
    channel: text().notNull(),
    watched: boolean('is_watched').notNull().default(true),
    textSince: moment('text_since'),
    shift: doublePrecision().notNull().default(0),
    mutedUntil: moment('muted_until'),
    tellAtOnce: boolean('tell_at_once').notNull().default(false),
    /** When it was last found hot, for managers who are told at once. */
    hotAt: moment('hot_at'),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.home, table.channel] }),
    foreignKey({ columns: [table.community, table.home], foreignColumns: [homes.community, homes.id] }),
  ],
);

export const flags = pgTable(
  'flags',
  {
    id: id(),
    community: community(),
    home: uuid('home_id').notNull(),
    channel: text().notNull(),
    openedAt: moment('opened_at').notNull(),
    seenAt: moment('seen_at'),
    goal: uuid('goal_id'),
    closedAt: moment('closed_at'),
    end: text('ended_as').$type<FlagEnd>(),
  },
  (table) => [
    uniqueIndex('flags_open_once').on(table.community, table.home, table.channel).where(sql`${table.closedAt} is null`),
    index('flags_by_age').on(table.community, table.openedAt),
    foreignKey({ columns: [table.community, table.home], foreignColumns: [homes.community, homes.id] }),
    foreignKey({ columns: [table.community, table.goal], foreignColumns: [goals.community, goals.id] }),
    check('flags_end_said', sql`(${table.closedAt} is null) = (${table.end} is null)`),
  ],
);

/** Channels that were slowed for a while, and what they are to go back to. */
export const slows = pgTable(
  'slows',
  {
    id: id(),
    community: community(),
    home: uuid('home_id').notNull(),
    channel: text().notNull(),
    /** Seconds between two messages of one person before it was slowed. */
    previous: integer().notNull(),
    until: moment().notNull(),
    /** Not tried again before this moment. */
    notBefore: moment('not_before').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    uniqueIndex('slows_open_once').on(table.community, table.home, table.channel).where(sql`${table.endedAt} is null`),
    index('slows_to_end').on(table.notBefore).where(sql`${table.endedAt} is null`),
    foreignKey({ columns: [table.community, table.home], foreignColumns: [homes.community, homes.id] }),
  ],
);

export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    community: community(),
    number: integer().notNull(),
    home: uuid('home_id').notNull(),
    channel: text().notNull(),
    author: uuid('author_id').notNull(),
    title: typed().notNull(),
    words: typed(),
    link: typed(),
    state: text().$type<ProposalState>().notNull().default('open'),
    reason: text().$type<DeclineReason>(),
    reasonWords: typed('reason_words'),
    goal: uuid('goal_id'),
    at: moment().notNull(),
    decidedAt: moment('decided_at'),
    decidedBy: uuid('decided_by'),
  },
  (table) => [
    unique('proposals_in_community').on(table.community, table.id),
    unique('proposals_by_number').on(table.community, table.number),
    foreignKey({ columns: [table.community, table.home], foreignColumns: [homes.community, homes.id] }),
    foreignKey({ columns: [table.community, table.author], foreignColumns: [people.community, people.id] }),
    foreignKey({ columns: [table.community, table.goal], foreignColumns: [goals.community, goals.id] }),
    foreignKey({ columns: [table.community, table.decidedBy], foreignColumns: [people.community, people.id] }),
    check('proposals_decided', sql`(${table.state} = 'open') = (${table.decidedAt} is null)`),
  ],
);

export const interests = pgTable(
  'interests',
  {
    community: community(),
    proposal: uuid('proposal_id').notNull(),
    person: uuid('person_id').notNull(),
    kind: text().$type<InterestKind>().notNull(),
    at: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.proposal, table.person] }),
    foreignKey({ columns: [table.community, table.proposal], foreignColumns: [proposals.community, proposals.id] }),
    foreignKey({ columns: [table.community, table.person], foreignColumns: [people.community, people.id] }),
  ],
);

/** Who may be asked, with what they said of themselves. Whoever left keeps an empty row. */
export const volunteers = pgTable(
  'volunteers',
  {
    community: community(),
    person: uuid('person_id').notNull(),
    skills: typed().array().notNull(),
    quietFrom: text('quiet_from'),
    quietTo: text('quiet_to'),
    zone: text().notNull(),
    pausedUntil: moment('paused_until'),
    threadFallback: boolean('thread_fallback').notNull(),
    unnamed: boolean().notNull(),
    joinedAt: moment('joined_at').notNull(),
    leftAt: moment('left_at'),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.person] }),
    foreignKey({ columns: [table.community, table.person], foreignColumns: [people.community, people.id] }),
    check('volunteers_quiet', sql`(${table.quietFrom} is null) = (${table.quietTo} is null)`),
    check('volunteers_left', sql`${table.leftAt} is null or (${table.skills} = '{}' and ${table.quietFrom} is null and ${table.pausedUntil} is null)`),
  ],
);

export const asks = pgTable(
  'asks',
  {
    id: id(),
    community: community(),
    number: integer().notNull(),
    goal: uuid('goal_id').notNull(),
    task: typed().notNull(),
    size: typed(),
    deadline: date().notNull(),
    places: integer().notNull(),
    skill: typed(),
    asker: uuid('asker_id').notNull(),
    messagesFrom: moment('messages_from'),
    answerHours: integer('answer_hours').notNull(),
    seed: integer().notNull(),
    state: text().$type<AskState>().notNull().default('open'),
    at: moment().notNull(),
    closedAt: moment('closed_at'),
  },
  (table) => [
    unique('asks_in_community').on(table.community, table.id),
    unique('asks_by_number').on(table.community, table.number),
    index('asks_open').on(table.community).where(sql`${table.state} = 'open'`),
    foreignKey({ columns: [table.community, table.goal], foreignColumns: [goals.community, goals.id] }),
    foreignKey({ columns: [table.community, table.asker], foreignColumns: [people.community, people.id] }),
    check('asks_places', sql`${table.places} > 0`),
  ],
);

export const helps = pgTable(
  'helps',
  {
    id: id(),
    community: community(),
    ask: uuid('ask_id'),
    goal: uuid('goal_id').notNull(),
    person: uuid('person_id').notNull(),
    way: text().$type<Help['way']>().notNull(),
    at: moment().notNull(),
    handedBackAt: moment('handed_back_at'),
    doneAt: moment('done_at'),
    check: text().$type<NonNullable<Help['check']>>(),
    checkAskedAt: moment('check_asked_at'),
    stewardSettledAt: moment('steward_settled_at'),
    thankedAt: moment('thanked_at'),
  },
  (table) => [
    uniqueIndex('helps_once_an_ask').on(table.community, table.ask, table.person).where(sql`${table.handedBackAt} is null`),
    uniqueIndex('helps_once_a_goal').on(table.community, table.goal, table.person).where(sql`${table.handedBackAt} is null and ${table.ask} is null`),
    index('helps_running').on(table.community).where(sql`${table.handedBackAt} is null and ${table.doneAt} is null`),
    index('helps_by_goal').on(table.community, table.goal),
    foreignKey({ columns: [table.community, table.ask], foreignColumns: [asks.community, asks.id] }),
    foreignKey({ columns: [table.community, table.goal], foreignColumns: [goals.community, goals.id] }),
    foreignKey({ columns: [table.community, table.person], foreignColumns: [people.community, people.id] }),
    check('helps_one_end', sql`${table.handedBackAt} is null or ${table.doneAt} is null`),
  ],
);

/** One ask put to one person; nobody is asked for two things at once. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    community: community(),
    ask: uuid('ask_id').notNull(),
    person: uuid('person_id').notNull(),
    at: moment().notNull(),
    answer: text().$type<InvitationAnswer>(),
    answeredAt: moment('answered_at'),
    laterUntil: moment('later_until'),
    reasons: text().array().$type<AskReason[]>().notNull(),
  },
  (table) => [
    unique('invitations_once').on(table.community, table.ask, table.person),
    uniqueIndex('invitations_one_waiting').on(table.community, table.person).where(sql`${table.answer} is null`),
    index('invitations_by_age').on(table.community, table.at),
    index('invitations_by_person').on(table.community, table.person, table.at),
    foreignKey({ columns: [table.community, table.ask], foreignColumns: [asks.community, asks.id] }),
    foreignKey({ columns: [table.community, table.person], foreignColumns: [people.community, people.id] }),
    check('invitations_answered', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
  ],
);

/** Who has answered "Glad we did this?": without what, and without when. */
export const gladGiven = pgTable(
  'glad_given',
  {
    community: community(),
    goal: uuid('goal_id').notNull(),
    person: uuid('person_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.goal, table.person] }),
    foreignKey({ columns: [table.community, table.goal], foreignColumns: [goals.community, goals.id] }),
    foreignKey({ columns: [table.community, table.person], foreignColumns: [people.community, people.id] }),
  ],
);

/** Conversations opened lately with people never written to before. */
export const dmOpenings = pgTable('dm_openings', { key: text().primaryKey(), at: moment().notNull() }, (table) => [index('dm_openings_by_age').on(table.at)]);

/** One row once opening conversations was ever stopped; it holds while it is not released. */
export const dmStop = pgTable(
  'dm_stop',
  {
    one: boolean().primaryKey().default(true),
    since: moment().notNull(),
    reason: text().notNull(),
    releasedAt: moment('released_at'),
  },
  (table) => [check('dm_stop_one', sql`${table.one}`)],
);
