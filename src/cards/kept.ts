/**
 * Everything Guidon keeps, in the terms of people: what it is, who sees it and how long it stays. `columns` are the
 * database's tables and columns it stands for; together they are all there are.
 */
export interface Kept {
  readonly what: 'person' | 'progress' | 'offers' | 'consent' | 'goals' | 'interests' | 'volunteer' | 'asks' | 'glad' | 'mission' | 'settings' | 'posts' | 'flags' | 'heat' | 'drafts' | 'conversations' | 'seen';
  readonly who: 'everyone' | 'managers' | 'you' | 'steward' | 'nobody';
  readonly long: 'community' | 'register' | 'ninety-days' | 'day' | 'two-days';
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

export const KEPT: readonly Kept[] = [
  {
    what: 'person',
    who: 'nobody',
    long: 'community',
    columns: { people: ['id', 'community_id', 'home_id', 'key', 'first_seen_at', 'uncounted_at', 'counting_changed_at', 'first_message_at', 'unreachable_until'] },
  },
  {
    what: 'progress',
    who: 'everyone',
    long: 'community',
    columns: {
      entries: ['id', 'community_id', 'goal_id', 'person_id', 'reporter_id', 'amount', 'item', 'note', 'link', 'at', 'waiting', 'confirmed_at', 'confirmed_by', 'undoes_id'],
    },
  },
  { what: 'offers', who: 'steward', long: 'community', columns: { offers: ['community_id', 'goal_id', 'person_id', 'at'] } },
  {
    what: 'consent',
    who: 'you',
    long: 'community',
    columns: { consents: ['id', 'community_id', 'person_id', 'purpose', 'wording', 'given_at', 'refused_at', 'withdrawn_at'] },
  },
  {
    what: 'goals',
    who: 'everyone',
    long: 'community',
    columns: {
      goals: [
        'id', 'community_id', 'number', 'home_id', 'channel', 'whole_community', 'title', 'benefit', 'first_step', 'measure_is', 'target', 'unit', 'items',
        'criterion', 'due', 'steward_id', 'beneficiary', 'state', 'reason', 'learned', 'opened_at', 'last_moved_at', 'closed_at', 'asked_at', 'nudged_at', 'reached_at',
        'glad_good', 'glad_fair', 'glad_bad',
      ],
      proposals: [
        'id', 'community_id', 'number', 'home_id', 'channel', 'author_id', 'title', 'words', 'link', 'state', 'reason', 'reason_words', 'goal_id', 'at', 'decided_at', 'decided_by',
      ],
    },
  },
  { what: 'interests', who: 'managers', long: 'community', columns: { interests: ['community_id', 'proposal_id', 'person_id', 'kind', 'at'] } },
  {
    what: 'volunteer',
    who: 'managers',
    long: 'register',
    columns: {
      volunteers: ['community_id', 'person_id', 'skills', 'quiet_from', 'quiet_to', 'zone', 'paused_until', 'thread_fallback', 'unnamed', 'joined_at', 'left_at'],
    },
  },
  {
    what: 'asks',
    who: 'managers',
    long: 'community',
    columns: {
      asks: [
        'id', 'community_id', 'number', 'goal_id', 'task', 'size', 'deadline', 'places', 'skill', 'asker_id', 'messages_from', 'answer_hours', 'seed', 'state', 'at', 'closed_at',
      ],
      invitations: ['id', 'community_id', 'ask_id', 'person_id', 'at', 'answer', 'answered_at', 'later_until', 'reasons'],
      helps: [
        'id', 'community_id', 'ask_id', 'goal_id', 'person_id', 'way', 'at', 'handed_back_at', 'done_at', 'check', 'check_asked_at', 'steward_settled_at', 'thanked_at',
      ],
    },
  },
  { what: 'glad', who: 'nobody', long: 'community', columns: { glad_given: ['community_id', 'goal_id', 'person_id'] } },
  {
    what: 'mission',
    who: 'everyone',
    long: 'community',
    columns: {
      missions: ['community_id', 'words', 'attainable', 'end_criterion', 'not_line', 'state', 'final_at', 'made_final_at', 'attained_at', 'evidence'],
      standings: ['id', 'community_id', 'day', 'us', 'them', 'unit', 'published_at', 'at'],
    },
  },
  {
    what: 'settings',
    who: 'managers',
    long: 'community',
    columns: {
      communities: [
        'id', 'name', 'zone', 'has_company', 'quiet_days', 'paused_until', 'set_up_at', 'settings_offered_at', 'goal_alive_at', 'no_goal_told_at', 'no_goal_notes',
        'started_at', 'ended_at', 'before_id',
      ],
      homes: ['id', 'community_id', 'platform', 'key', 'name', 'posts_channel', 'managers_channel', 'board_channel', 'manager_role', 'joined_at', 'left_at', 'ended_at'],
      rhythms: ['id', 'community_id', 'home_id', 'channel', 'recurrence', 'at', 'anchor', 'catch_up', 'is_on', 'off_reason', 'planned_to', 'next_due'],
      registrations: ['platform', 'fingerprint'],
    },
  },
  {
    what: 'posts',
    who: 'everyone',
    long: 'community',
    columns: {
      occurrences: ['community_id', 'home_id', 'channel', 'rhythm_id', 'local', 'due', 'outcome', 'reason', 'delivery_id'],
      deliveries: [
        'id', 'community_id', 'home_id', 'target', 'to_person', 'kind', 'subject', 'once', 'due', 'state', 'not_before', 'turn', 'attempt', 'attempted_at', 'doubted_since',
        'looked_at', 'looks', 'worker', 'lease', 'drawn', 'message', 'message_channel', 'reason', 'sent_at', 'wanted', 'shown', 'edited_at', 'edit_not_before',
      ],
    },
  },
  {
    what: 'flags',
    who: 'managers',
    long: 'community',
    columns: {
      watched_channels: ['community_id', 'home_id', 'channel', 'is_watched', 'text_since', 'shift', 'muted_until', 'tell_at_once', 'hot_at'],
      flags: ['id', 'community_id', 'home_id', 'channel', 'opened_at', 'seen_at', 'goal_id', 'closed_at', 'ended_as'],
      slows: ['id', 'community_id', 'home_id', 'channel', 'previous', 'until', 'not_before', 'ended_at'],
    },
  },
  {
    what: 'heat',
    who: 'managers',
    long: 'ninety-days',
    columns: { heat_hours: ['community_id', 'home_id', 'channel', 'hour', 'heat', 'kind', 'signals', 'reasons', 'messages', 'people', 'is_hot'] },
  },
  { what: 'drafts', who: 'you', long: 'day', columns: { drafts: ['id', 'community_id', 'person_id', 'press', 'values', 'at'] } },
  { what: 'conversations', who: 'nobody', long: 'day', columns: { dm_openings: ['key', 'at'], dm_stop: ['one', 'since', 'reason', 'released_at'] } },
  { what: 'seen', who: 'nobody', long: 'two-days', columns: { seen: ['platform', 'key', 'at'] } },
];
