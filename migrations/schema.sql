CREATE FUNCTION public.guidon_guard_mission() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'missions are not removed' USING ERRCODE = 'GU001';
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF old.state IN ('final', 'attained') AND current_setting('guidon.keeper', true) IS DISTINCT FROM 'on' THEN
      RAISE EXCEPTION 'a final mission is not removed; to take up another one, start over as a new community' USING ERRCODE = 'GU001';
    END IF;
    RETURN old;
  END IF;
  IF old.state IN ('final', 'attained')
    AND (old.community_id, old.words, old.attainable, old.end_criterion, old.not_line, old.final_at, old.made_final_at)
      IS DISTINCT FROM (new.community_id, new.words, new.attainable, new.end_criterion, new.not_line, new.final_at, new.made_final_at) THEN
    RAISE EXCEPTION 'a final mission is not changed; to take up another one, start over as a new community' USING ERRCODE = 'GU001';
  END IF;
  IF old.state <> new.state
    AND (old.state, new.state) NOT IN (('draft', 'waiting'), ('waiting', 'draft'), ('waiting', 'final'), ('final', 'attained')) THEN
    RAISE EXCEPTION 'a mission that is % does not become %', old.state, new.state USING ERRCODE = 'GU001';
  END IF;
  RETURN new;
END
$$;

CREATE FUNCTION public.guidon_purge_community(gone uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
DECLARE
  place text;
  kept text := coalesce(current_setting('guidon.keeper', true), '');
BEGIN
  PERFORM set_config('guidon.keeper', 'on', true);
  FOREACH place IN ARRAY ARRAY['drafts', 'occurrences', 'deliveries', 'rhythms', 'heat_hours', 'watched_channels', 'flags', 'slows', 'glad_given',
                               'invitations', 'helps', 'asks', 'volunteers', 'interests', 'proposals', 'offers', 'entries', 'goals', 'standings',
                               'missions', 'consents', 'people', 'homes'] LOOP
    EXECUTE format('DELETE FROM %I WHERE community_id = $1', place) USING gone;
  END LOOP;
  DELETE FROM communities WHERE id = gone;
  PERFORM set_config('guidon.keeper', kept, true);
END
$_$;

CREATE FUNCTION public.guidon_registers_of(wanted_platform text, wanted_key text) RETURNS TABLE(community uuid, person uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
  kept text := coalesce(current_setting('guidon.keeper', true), '');
BEGIN
  PERFORM set_config('guidon.keeper', 'on', true);
  RETURN QUERY
    SELECT v.community_id, v.person_id
    FROM volunteers v
    JOIN people p ON p.community_id = v.community_id AND p.id = v.person_id
    JOIN homes h ON h.community_id = p.community_id AND h.id = p.home_id
    WHERE h.platform = wanted_platform AND p.key = wanted_key AND v.left_at IS NULL
    ORDER BY v.community_id;
  PERFORM set_config('guidon.keeper', kept, true);
END
$$;

CREATE TABLE public.asks (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    number integer NOT NULL,
    goal_id uuid NOT NULL,
    task text NOT NULL,
    size text,
    deadline date NOT NULL,
    places integer NOT NULL,
    skill text,
    asker_id uuid NOT NULL,
    messages_from timestamp(3) with time zone,
    answer_hours integer NOT NULL,
    seed integer NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    closed_at timestamp(3) with time zone,
    CONSTRAINT asks_places CHECK ((places > 0))
);

ALTER TABLE ONLY public.asks FORCE ROW LEVEL SECURITY;

CREATE TABLE public.communities (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    zone text NOT NULL,
    has_company boolean DEFAULT false NOT NULL,
    quiet_days smallint[] DEFAULT '{}'::smallint[] NOT NULL,
    paused_until timestamp(3) with time zone,
    set_up_at timestamp(3) with time zone,
    settings_offered_at timestamp(3) with time zone,
    started_at timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone,
    before_id uuid,
    goal_alive_at timestamp(3) with time zone,
    no_goal_told_at timestamp(3) with time zone,
    no_goal_notes boolean DEFAULT true NOT NULL
);

ALTER TABLE ONLY public.communities FORCE ROW LEVEL SECURITY;

CREATE TABLE public.consents (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    person_id uuid NOT NULL,
    purpose text NOT NULL,
    wording text NOT NULL,
    given_at timestamp(3) with time zone,
    refused_at timestamp(3) with time zone,
    withdrawn_at timestamp(3) with time zone
);

ALTER TABLE ONLY public.consents FORCE ROW LEVEL SECURITY;

CREATE TABLE public.deliveries (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    home_id uuid NOT NULL,
    target text NOT NULL,
    to_person boolean DEFAULT false NOT NULL,
    kind text NOT NULL,
    subject jsonb NOT NULL,
    once text NOT NULL,
    due timestamp(3) with time zone NOT NULL,
    state text DEFAULT 'ready'::text NOT NULL,
    not_before timestamp(3) with time zone NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    attempted_at timestamp(3) with time zone,
    doubted_since timestamp(3) with time zone,
    looked_at timestamp(3) with time zone,
    looks integer DEFAULT 0 NOT NULL,
    worker text,
    lease timestamp(3) with time zone,
    drawn text,
    message text,
    message_channel text,
    reason text,
    sent_at timestamp(3) with time zone,
    wanted integer DEFAULT 1 NOT NULL,
    shown integer DEFAULT 1 NOT NULL,
    edited_at timestamp(3) with time zone,
    edit_not_before timestamp(3) with time zone,
    turn integer DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY public.deliveries FORCE ROW LEVEL SECURITY;

CREATE TABLE public.dm_openings (
    key text NOT NULL,
    at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.dm_stop (
    one boolean DEFAULT true NOT NULL,
    since timestamp(3) with time zone NOT NULL,
    reason text NOT NULL,
    released_at timestamp(3) with time zone,
    CONSTRAINT dm_stop_one CHECK (one)
);

CREATE TABLE public.drafts (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    person_id uuid NOT NULL,
    press text NOT NULL,
    "values" jsonb NOT NULL,
    at timestamp(3) with time zone NOT NULL
);

ALTER TABLE ONLY public.drafts FORCE ROW LEVEL SECURITY;

CREATE TABLE public.entries (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    goal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reporter_id uuid NOT NULL,
    amount numeric NOT NULL,
    item integer,
    note text,
    link text,
    at timestamp(3) with time zone NOT NULL,
    waiting boolean DEFAULT false NOT NULL,
    confirmed_at timestamp(3) with time zone,
    confirmed_by uuid,
    undoes_id uuid
);

ALTER TABLE ONLY public.entries FORCE ROW LEVEL SECURITY;

CREATE TABLE public.flags (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    home_id uuid NOT NULL,
    channel text NOT NULL,
    opened_at timestamp(3) with time zone NOT NULL,
    seen_at timestamp(3) with time zone,
    goal_id uuid,
    closed_at timestamp(3) with time zone,
    ended_as text,
    CONSTRAINT flags_end_said CHECK (((closed_at IS NULL) = (ended_as IS NULL)))
);

ALTER TABLE ONLY public.flags FORCE ROW LEVEL SECURITY;

CREATE TABLE public.glad_given (
    community_id uuid NOT NULL,
    goal_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.glad_given FORCE ROW LEVEL SECURITY;

CREATE TABLE public.goals (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    number integer NOT NULL,
    home_id uuid NOT NULL,
    channel text NOT NULL,
    whole_community boolean DEFAULT false NOT NULL,
    title text NOT NULL,
    benefit text,
    first_step text,
    measure_is text NOT NULL,
    target numeric,
    unit text,
    items text[],
    criterion text,
    due date NOT NULL,
    steward_id uuid,
    beneficiary text DEFAULT 'members'::text NOT NULL,
    state text NOT NULL,
    reason text,
    learned text,
    opened_at timestamp(3) with time zone NOT NULL,
    last_moved_at timestamp(3) with time zone NOT NULL,
    closed_at timestamp(3) with time zone,
    asked_at timestamp(3) with time zone,
    nudged_at timestamp(3) with time zone,
    reached_at timestamp(3) with time zone,
    glad_good integer DEFAULT 0 NOT NULL,
    glad_fair integer DEFAULT 0 NOT NULL,
    glad_bad integer DEFAULT 0 NOT NULL,
    CONSTRAINT goals_target CHECK (((measure_is <> 'number'::text) OR (target > (0)::numeric)))
);

ALTER TABLE ONLY public.goals FORCE ROW LEVEL SECURITY;

CREATE TABLE public.heat_hours (
    community_id uuid NOT NULL,
    home_id uuid NOT NULL,
    channel text NOT NULL,
    hour timestamp(3) with time zone NOT NULL,
    heat double precision NOT NULL,
    kind text NOT NULL,
    signals text[] NOT NULL,
    reasons jsonb NOT NULL,
    messages integer NOT NULL,
    people integer NOT NULL,
    is_hot boolean NOT NULL,
    CONSTRAINT heat_hours_rounded CHECK (((people % 5) = 0))
);

ALTER TABLE ONLY public.heat_hours FORCE ROW LEVEL SECURITY;

CREATE TABLE public.helps (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    ask_id uuid,
    goal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    way text NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    handed_back_at timestamp(3) with time zone,
    done_at timestamp(3) with time zone,
    "check" text,
    check_asked_at timestamp(3) with time zone,
    steward_settled_at timestamp(3) with time zone,
    thanked_at timestamp(3) with time zone,
    CONSTRAINT helps_one_end CHECK (((handed_back_at IS NULL) OR (done_at IS NULL)))
);

ALTER TABLE ONLY public.helps FORCE ROW LEVEL SECURITY;

CREATE TABLE public.homes (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    platform text NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    posts_channel text,
    managers_channel text,
    board_channel text,
    manager_role text,
    joined_at timestamp(3) with time zone NOT NULL,
    left_at timestamp(3) with time zone,
    ended_at timestamp(3) with time zone
);

ALTER TABLE ONLY public.homes FORCE ROW LEVEL SECURITY;

CREATE TABLE public.interests (
    community_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamp(3) with time zone NOT NULL
);

ALTER TABLE ONLY public.interests FORCE ROW LEVEL SECURITY;

CREATE TABLE public.invitations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    ask_id uuid NOT NULL,
    person_id uuid NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    answer text,
    answered_at timestamp(3) with time zone,
    later_until timestamp(3) with time zone,
    reasons text[] NOT NULL,
    CONSTRAINT invitations_answered CHECK (((answer IS NULL) = (answered_at IS NULL)))
);

ALTER TABLE ONLY public.invitations FORCE ROW LEVEL SECURITY;

CREATE TABLE public.missions (
    community_id uuid NOT NULL,
    words text NOT NULL,
    attainable boolean NOT NULL,
    end_criterion text,
    not_line text,
    state text NOT NULL,
    final_at timestamp(3) with time zone,
    made_final_at timestamp(3) with time zone,
    attained_at timestamp(3) with time zone,
    evidence text
);

ALTER TABLE ONLY public.missions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.occurrences (
    community_id uuid NOT NULL,
    home_id uuid NOT NULL,
    channel text NOT NULL,
    rhythm_id uuid NOT NULL,
    local text NOT NULL,
    due timestamp(3) with time zone NOT NULL,
    outcome text NOT NULL,
    reason text,
    delivery_id uuid
);

ALTER TABLE ONLY public.occurrences FORCE ROW LEVEL SECURITY;

CREATE TABLE public.offers (
    community_id uuid NOT NULL,
    goal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    at timestamp(3) with time zone NOT NULL
);

ALTER TABLE ONLY public.offers FORCE ROW LEVEL SECURITY;

CREATE TABLE public.people (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    home_id uuid NOT NULL,
    key text NOT NULL,
    first_seen_at timestamp(3) with time zone NOT NULL,
    uncounted_at timestamp(3) with time zone,
    counting_changed_at timestamp(3) with time zone,
    first_message_at timestamp(3) with time zone,
    unreachable_until timestamp(3) with time zone
);

ALTER TABLE ONLY public.people FORCE ROW LEVEL SECURITY;

CREATE TABLE public.proposals (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    number integer NOT NULL,
    home_id uuid NOT NULL,
    channel text NOT NULL,
    author_id uuid NOT NULL,
    title text NOT NULL,
    words text,
    link text,
    state text DEFAULT 'open'::text NOT NULL,
    reason text,
    reason_words text,
    goal_id uuid,
    at timestamp(3) with time zone NOT NULL,
    decided_at timestamp(3) with time zone,
    decided_by uuid,
    CONSTRAINT proposals_decided CHECK (((state = 'open'::text) = (decided_at IS NULL)))
);

ALTER TABLE ONLY public.proposals FORCE ROW LEVEL SECURITY;

CREATE TABLE public.registrations (
    platform text NOT NULL,
    fingerprint text NOT NULL
);

CREATE TABLE public.rhythms (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    home_id uuid NOT NULL,
    channel text NOT NULL,
    recurrence jsonb NOT NULL,
    at text NOT NULL,
    anchor date NOT NULL,
    catch_up text DEFAULT 'latest'::text NOT NULL,
    is_on boolean DEFAULT true NOT NULL,
    off_reason text,
    planned_to timestamp(3) with time zone NOT NULL,
    next_due timestamp(3) with time zone
);

ALTER TABLE ONLY public.rhythms FORCE ROW LEVEL SECURITY;

CREATE TABLE public.seen (
    platform text NOT NULL,
    key text NOT NULL,
    at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.slows (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    home_id uuid NOT NULL,
    channel text NOT NULL,
    previous integer NOT NULL,
    until timestamp(3) with time zone NOT NULL,
    not_before timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone
);

ALTER TABLE ONLY public.slows FORCE ROW LEVEL SECURITY;

CREATE TABLE public.standings (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    community_id uuid NOT NULL,
    day date NOT NULL,
    us numeric NOT NULL,
    them numeric NOT NULL,
    unit text NOT NULL,
    published_at timestamp(3) with time zone,
    at timestamp(3) with time zone NOT NULL
);

ALTER TABLE ONLY public.standings FORCE ROW LEVEL SECURITY;

CREATE TABLE public.volunteers (
    community_id uuid NOT NULL,
    person_id uuid NOT NULL,
    skills text[] NOT NULL,
    quiet_from text,
    quiet_to text,
    zone text NOT NULL,
    paused_until timestamp(3) with time zone,
    thread_fallback boolean NOT NULL,
    unnamed boolean NOT NULL,
    joined_at timestamp(3) with time zone NOT NULL,
    left_at timestamp(3) with time zone,
    CONSTRAINT volunteers_left CHECK (((left_at IS NULL) OR ((skills = '{}'::text[]) AND (quiet_from IS NULL) AND (paused_until IS NULL)))),
    CONSTRAINT volunteers_quiet CHECK (((quiet_from IS NULL) = (quiet_to IS NULL)))
);

ALTER TABLE ONLY public.volunteers FORCE ROW LEVEL SECURITY;

CREATE TABLE public.watched_channels (
    community_id uuid NOT NULL,
    home_id uuid NOT NULL,
    channel text NOT NULL,
    is_watched boolean DEFAULT true NOT NULL,
    text_since timestamp(3) with time zone,
    shift double precision DEFAULT 0 NOT NULL,
    muted_until timestamp(3) with time zone,
    tell_at_once boolean DEFAULT false NOT NULL,
    hot_at timestamp(3) with time zone
);

ALTER TABLE ONLY public.watched_channels FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY public.asks
    ADD CONSTRAINT asks_by_number UNIQUE (community_id, number);

ALTER TABLE ONLY public.asks
    ADD CONSTRAINT asks_in_community UNIQUE (community_id, id);

ALTER TABLE ONLY public.asks
    ADD CONSTRAINT asks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.communities
    ADD CONSTRAINT communities_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_by_purpose UNIQUE (community_id, person_id, purpose);

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_in_community UNIQUE (community_id, id);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_once UNIQUE (community_id, once);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dm_openings
    ADD CONSTRAINT dm_openings_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.dm_stop
    ADD CONSTRAINT dm_stop_pkey PRIMARY KEY (one);

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_in_community UNIQUE (community_id, id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_undone_once UNIQUE (community_id, undoes_id);

ALTER TABLE ONLY public.flags
    ADD CONSTRAINT flags_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.glad_given
    ADD CONSTRAINT glad_given_community_id_goal_id_person_id_pk PRIMARY KEY (community_id, goal_id, person_id);

ALTER TABLE ONLY public.goals
    ADD CONSTRAINT goals_by_number UNIQUE (community_id, number);

ALTER TABLE ONLY public.goals
    ADD CONSTRAINT goals_in_community UNIQUE (community_id, id);

ALTER TABLE ONLY public.goals
    ADD CONSTRAINT goals_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.heat_hours
    ADD CONSTRAINT heat_hours_community_id_home_id_channel_hour_pk PRIMARY KEY (community_id, home_id, channel, hour);

ALTER TABLE ONLY public.helps
    ADD CONSTRAINT helps_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.homes
    ADD CONSTRAINT homes_in_community UNIQUE (community_id, id);

ALTER TABLE ONLY public.homes
    ADD CONSTRAINT homes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interests
    ADD CONSTRAINT interests_community_id_proposal_id_person_id_pk PRIMARY KEY (community_id, proposal_id, person_id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_once UNIQUE (community_id, ask_id, person_id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.missions
    ADD CONSTRAINT missions_pkey PRIMARY KEY (community_id);

ALTER TABLE ONLY public.occurrences
    ADD CONSTRAINT occurrences_community_id_rhythm_id_local_pk PRIMARY KEY (community_id, rhythm_id, local);

ALTER TABLE ONLY public.offers
    ADD CONSTRAINT offers_community_id_goal_id_person_id_pk PRIMARY KEY (community_id, goal_id, person_id);

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_by_key UNIQUE (community_id, home_id, key);

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_in_community UNIQUE (community_id, id);

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_by_number UNIQUE (community_id, number);

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_in_community UNIQUE (community_id, id);

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registrations
    ADD CONSTRAINT registrations_pkey PRIMARY KEY (platform);

ALTER TABLE ONLY public.rhythms
    ADD CONSTRAINT rhythms_by_channel UNIQUE (community_id, home_id, channel);

ALTER TABLE ONLY public.rhythms
    ADD CONSTRAINT rhythms_in_community UNIQUE (community_id, id);

ALTER TABLE ONLY public.rhythms
    ADD CONSTRAINT rhythms_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.seen
    ADD CONSTRAINT seen_platform_key_pk PRIMARY KEY (platform, key);

ALTER TABLE ONLY public.slows
    ADD CONSTRAINT slows_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.standings
    ADD CONSTRAINT standings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.volunteers
    ADD CONSTRAINT volunteers_community_id_person_id_pk PRIMARY KEY (community_id, person_id);

ALTER TABLE ONLY public.watched_channels
    ADD CONSTRAINT watched_channels_community_id_home_id_channel_pk PRIMARY KEY (community_id, home_id, channel);

CREATE INDEX asks_open ON public.asks USING btree (community_id) WHERE (state = 'open'::text);

CREATE INDEX deliveries_by_kind ON public.deliveries USING btree (community_id, kind, due);

CREATE INDEX deliveries_by_message ON public.deliveries USING btree (message, message_channel);

CREATE INDEX deliveries_held ON public.deliveries USING btree (worker) WHERE (worker IS NOT NULL);

CREATE INDEX deliveries_open ON public.deliveries USING btree (community_id) WHERE (state = ANY (ARRAY['ready'::text, 'claimed'::text, 'sending'::text, 'unknown'::text]));

CREATE INDEX deliveries_to_do ON public.deliveries USING btree (turn, not_before) WHERE (state = ANY (ARRAY['ready'::text, 'claimed'::text, 'sending'::text, 'unknown'::text]));

CREATE INDEX deliveries_to_edit ON public.deliveries USING btree (edited_at) WHERE ((state = 'sent'::text) AND (wanted > shown));

CREATE INDEX dm_openings_by_age ON public.dm_openings USING btree (at);

CREATE INDEX drafts_by_age ON public.drafts USING btree (at);

CREATE INDEX entries_by_goal ON public.entries USING btree (community_id, goal_id, at);

CREATE INDEX flags_by_age ON public.flags USING btree (community_id, opened_at);

CREATE UNIQUE INDEX flags_open_once ON public.flags USING btree (community_id, home_id, channel) WHERE (closed_at IS NULL);

CREATE INDEX goals_by_state ON public.goals USING btree (community_id, state);

CREATE INDEX heat_hours_by_age ON public.heat_hours USING btree (hour);

CREATE INDEX heat_hours_hot ON public.heat_hours USING btree (community_id, hour) WHERE is_hot;

CREATE INDEX helps_by_goal ON public.helps USING btree (community_id, goal_id);

CREATE UNIQUE INDEX helps_once_a_goal ON public.helps USING btree (community_id, goal_id, person_id) WHERE ((handed_back_at IS NULL) AND (ask_id IS NULL));

CREATE UNIQUE INDEX helps_once_an_ask ON public.helps USING btree (community_id, ask_id, person_id) WHERE (handed_back_at IS NULL);

CREATE INDEX helps_running ON public.helps USING btree (community_id) WHERE ((handed_back_at IS NULL) AND (done_at IS NULL));

CREATE UNIQUE INDEX homes_by_key ON public.homes USING btree (platform, key) WHERE (ended_at IS NULL);

CREATE INDEX invitations_by_age ON public.invitations USING btree (community_id, at);

CREATE INDEX invitations_by_person ON public.invitations USING btree (community_id, person_id, at);

CREATE UNIQUE INDEX invitations_one_waiting ON public.invitations USING btree (community_id, person_id) WHERE (answer IS NULL);

CREATE INDEX occurrences_by_due ON public.occurrences USING btree (community_id, channel, due);

CREATE INDEX people_by_counting ON public.people USING btree (counting_changed_at) WHERE (counting_changed_at IS NOT NULL);

CREATE INDEX rhythms_by_due ON public.rhythms USING btree (next_due) WHERE is_on;

CREATE INDEX seen_by_age ON public.seen USING btree (at);

CREATE UNIQUE INDEX slows_open_once ON public.slows USING btree (community_id, home_id, channel) WHERE (ended_at IS NULL);

CREATE INDEX slows_to_end ON public.slows USING btree (not_before) WHERE (ended_at IS NULL);

CREATE INDEX standings_by_day ON public.standings USING btree (community_id, day);

CREATE TRIGGER guard_mission BEFORE DELETE OR UPDATE ON public.missions FOR EACH ROW EXECUTE FUNCTION public.guidon_guard_mission();

CREATE TRIGGER guard_missions BEFORE TRUNCATE ON public.missions FOR EACH STATEMENT EXECUTE FUNCTION public.guidon_guard_mission();

ALTER TABLE ONLY public.asks
    ADD CONSTRAINT asks_community_id_asker_id_people_community_id_id_fk FOREIGN KEY (community_id, asker_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.asks
    ADD CONSTRAINT asks_community_id_goal_id_goals_community_id_id_fk FOREIGN KEY (community_id, goal_id) REFERENCES public.goals(community_id, id);

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_community_id_person_id_people_community_id_id_fk FOREIGN KEY (community_id, person_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_community_id_home_id_homes_community_id_id_fk FOREIGN KEY (community_id, home_id) REFERENCES public.homes(community_id, id);

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_community_id_person_id_people_community_id_id_fk FOREIGN KEY (community_id, person_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_community_id_confirmed_by_people_community_id_id_fk FOREIGN KEY (community_id, confirmed_by) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_community_id_goal_id_goals_community_id_id_fk FOREIGN KEY (community_id, goal_id) REFERENCES public.goals(community_id, id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_community_id_person_id_people_community_id_id_fk FOREIGN KEY (community_id, person_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_community_id_reporter_id_people_community_id_id_fk FOREIGN KEY (community_id, reporter_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_community_id_undoes_id_entries_community_id_id_fk FOREIGN KEY (community_id, undoes_id) REFERENCES public.entries(community_id, id);

ALTER TABLE ONLY public.flags
    ADD CONSTRAINT flags_community_id_goal_id_goals_community_id_id_fk FOREIGN KEY (community_id, goal_id) REFERENCES public.goals(community_id, id);

ALTER TABLE ONLY public.flags
    ADD CONSTRAINT flags_community_id_home_id_homes_community_id_id_fk FOREIGN KEY (community_id, home_id) REFERENCES public.homes(community_id, id);

ALTER TABLE ONLY public.glad_given
    ADD CONSTRAINT glad_given_community_id_goal_id_goals_community_id_id_fk FOREIGN KEY (community_id, goal_id) REFERENCES public.goals(community_id, id);

ALTER TABLE ONLY public.glad_given
    ADD CONSTRAINT glad_given_community_id_person_id_people_community_id_id_fk FOREIGN KEY (community_id, person_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.goals
    ADD CONSTRAINT goals_community_id_home_id_homes_community_id_id_fk FOREIGN KEY (community_id, home_id) REFERENCES public.homes(community_id, id);

ALTER TABLE ONLY public.goals
    ADD CONSTRAINT goals_community_id_steward_id_people_community_id_id_fk FOREIGN KEY (community_id, steward_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.heat_hours
    ADD CONSTRAINT heat_hours_community_id_home_id_homes_community_id_id_fk FOREIGN KEY (community_id, home_id) REFERENCES public.homes(community_id, id);

ALTER TABLE ONLY public.helps
    ADD CONSTRAINT helps_community_id_ask_id_asks_community_id_id_fk FOREIGN KEY (community_id, ask_id) REFERENCES public.asks(community_id, id);

ALTER TABLE ONLY public.helps
    ADD CONSTRAINT helps_community_id_goal_id_goals_community_id_id_fk FOREIGN KEY (community_id, goal_id) REFERENCES public.goals(community_id, id);

ALTER TABLE ONLY public.helps
    ADD CONSTRAINT helps_community_id_person_id_people_community_id_id_fk FOREIGN KEY (community_id, person_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.homes
    ADD CONSTRAINT homes_community_id_communities_id_fk FOREIGN KEY (community_id) REFERENCES public.communities(id);

ALTER TABLE ONLY public.interests
    ADD CONSTRAINT interests_community_id_person_id_people_community_id_id_fk FOREIGN KEY (community_id, person_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.interests
    ADD CONSTRAINT interests_community_id_proposal_id_proposals_community_id_id_fk FOREIGN KEY (community_id, proposal_id) REFERENCES public.proposals(community_id, id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_community_id_ask_id_asks_community_id_id_fk FOREIGN KEY (community_id, ask_id) REFERENCES public.asks(community_id, id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_community_id_person_id_people_community_id_id_fk FOREIGN KEY (community_id, person_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.missions
    ADD CONSTRAINT missions_community_id_communities_id_fk FOREIGN KEY (community_id) REFERENCES public.communities(id);

ALTER TABLE ONLY public.occurrences
    ADD CONSTRAINT occurrences_community_id_rhythm_id_rhythms_community_id_id_fk FOREIGN KEY (community_id, rhythm_id) REFERENCES public.rhythms(community_id, id);

ALTER TABLE ONLY public.offers
    ADD CONSTRAINT offers_community_id_goal_id_goals_community_id_id_fk FOREIGN KEY (community_id, goal_id) REFERENCES public.goals(community_id, id);

ALTER TABLE ONLY public.offers
    ADD CONSTRAINT offers_community_id_person_id_people_community_id_id_fk FOREIGN KEY (community_id, person_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_community_id_home_id_homes_community_id_id_fk FOREIGN KEY (community_id, home_id) REFERENCES public.homes(community_id, id);

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_community_id_author_id_people_community_id_id_fk FOREIGN KEY (community_id, author_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_community_id_decided_by_people_community_id_id_fk FOREIGN KEY (community_id, decided_by) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_community_id_goal_id_goals_community_id_id_fk FOREIGN KEY (community_id, goal_id) REFERENCES public.goals(community_id, id);

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_community_id_home_id_homes_community_id_id_fk FOREIGN KEY (community_id, home_id) REFERENCES public.homes(community_id, id);

ALTER TABLE ONLY public.rhythms
    ADD CONSTRAINT rhythms_community_id_home_id_homes_community_id_id_fk FOREIGN KEY (community_id, home_id) REFERENCES public.homes(community_id, id);

ALTER TABLE ONLY public.slows
    ADD CONSTRAINT slows_community_id_home_id_homes_community_id_id_fk FOREIGN KEY (community_id, home_id) REFERENCES public.homes(community_id, id);

ALTER TABLE ONLY public.standings
    ADD CONSTRAINT standings_community_id_communities_id_fk FOREIGN KEY (community_id) REFERENCES public.communities(id);

ALTER TABLE ONLY public.volunteers
    ADD CONSTRAINT volunteers_community_id_person_id_people_community_id_id_fk FOREIGN KEY (community_id, person_id) REFERENCES public.people(community_id, id);

ALTER TABLE ONLY public.watched_channels
    ADD CONSTRAINT watched_channels_community_id_home_id_homes_community_id_id_fk FOREIGN KEY (community_id, home_id) REFERENCES public.homes(community_id, id);

CREATE POLICY across ON public.asks TO guidon_queue USING ((state = 'open'::text));

CREATE POLICY across ON public.communities TO guidon_queue USING (true);

CREATE POLICY across ON public.deliveries TO guidon_queue USING (true);

CREATE POLICY across ON public.drafts TO guidon_queue USING (true);

CREATE POLICY across ON public.flags TO guidon_queue USING (true);

CREATE POLICY across ON public.heat_hours TO guidon_queue USING (true);

CREATE POLICY across ON public.helps TO guidon_queue USING (((handed_back_at IS NULL) AND (done_at IS NULL)));

CREATE POLICY across ON public.homes TO guidon_queue USING (true);

CREATE POLICY across ON public.people TO guidon_queue USING ((counting_changed_at IS NOT NULL));

CREATE POLICY across ON public.rhythms TO guidon_queue USING (true);

CREATE POLICY across ON public.slows TO guidon_queue USING (true);

ALTER TABLE public.asks ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.communities ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.consents ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.deliveries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.drafts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.entries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.flags ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.glad_given ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.goals ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.heat_hours ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.helps ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.homes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.interests ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.invitations ENABLE ROW LEVEL SECURITY;

CREATE POLICY keeper ON public.asks TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.communities TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.consents TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.deliveries TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.drafts TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.entries TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.flags TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.glad_given TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.goals TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.heat_hours TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.helps TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.homes TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.interests TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.invitations TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.missions TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.occurrences TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.offers TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.people TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.proposals TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.rhythms TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.slows TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.standings TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.volunteers TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

CREATE POLICY keeper ON public.watched_channels TO guidon USING ((current_setting('guidon.keeper'::text, true) = 'on'::text));

ALTER TABLE public.missions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.occurrences ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.offers ENABLE ROW LEVEL SECURITY;

CREATE POLICY one_community ON public.asks TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.communities TO guidon_app USING ((id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.consents TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.deliveries TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.drafts TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.entries TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.flags TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.glad_given TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.goals TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.heat_hours TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.helps TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.homes TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.interests TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.invitations TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.missions TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.occurrences TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.offers TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.people TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.proposals TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.rhythms TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.slows TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.standings TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.volunteers TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

CREATE POLICY one_community ON public.watched_channels TO guidon_app USING ((community_id = (NULLIF(current_setting('guidon.community'::text, true), ''::text))::uuid));

ALTER TABLE public.people ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.proposals ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.rhythms ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.slows ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.standings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.volunteers ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.watched_channels ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO guidon_app;
GRANT USAGE ON SCHEMA public TO guidon_queue;

REVOKE ALL ON FUNCTION public.guidon_guard_mission() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guidon_purge_community(gone uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guidon_registers_of(wanted_platform text, wanted_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.guidon_registers_of(wanted_platform text, wanted_key text) TO guidon_queue;

GRANT SELECT,INSERT ON TABLE public.asks TO guidon_app;

GRANT SELECT(community_id) ON TABLE public.asks TO guidon_queue;

GRANT UPDATE(messages_from) ON TABLE public.asks TO guidon_app;

GRANT UPDATE(state) ON TABLE public.asks TO guidon_app;
GRANT SELECT(state) ON TABLE public.asks TO guidon_queue;

GRANT UPDATE(closed_at) ON TABLE public.asks TO guidon_app;

GRANT SELECT,UPDATE ON TABLE public.communities TO guidon_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.communities TO guidon_queue;

GRANT SELECT,INSERT,UPDATE ON TABLE public.consents TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.deliveries TO guidon_app;
GRANT SELECT ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(state) ON TABLE public.deliveries TO guidon_app;
GRANT UPDATE(state) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(not_before) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(attempt) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(attempted_at) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(doubted_since) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(looked_at) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(looks) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(worker) ON TABLE public.deliveries TO guidon_app;
GRANT UPDATE(worker) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(lease) ON TABLE public.deliveries TO guidon_app;
GRANT UPDATE(lease) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(drawn) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(message) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(message_channel) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(reason) ON TABLE public.deliveries TO guidon_app;
GRANT UPDATE(reason) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(sent_at) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(wanted) ON TABLE public.deliveries TO guidon_app;
GRANT UPDATE(wanted) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(shown) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(edited_at) ON TABLE public.deliveries TO guidon_queue;

GRANT UPDATE(edit_not_before) ON TABLE public.deliveries TO guidon_queue;

GRANT SELECT,INSERT,DELETE ON TABLE public.dm_openings TO guidon_queue;

GRANT UPDATE(at) ON TABLE public.dm_openings TO guidon_queue;

GRANT SELECT,INSERT ON TABLE public.dm_stop TO guidon_queue;

GRANT UPDATE(since) ON TABLE public.dm_stop TO guidon_queue;

GRANT UPDATE(reason) ON TABLE public.dm_stop TO guidon_queue;

GRANT UPDATE(released_at) ON TABLE public.dm_stop TO guidon_queue;

GRANT SELECT,INSERT,DELETE ON TABLE public.drafts TO guidon_app;
GRANT DELETE ON TABLE public.drafts TO guidon_queue;

GRANT SELECT(at) ON TABLE public.drafts TO guidon_queue;

GRANT SELECT,INSERT ON TABLE public.entries TO guidon_app;

GRANT UPDATE(confirmed_at) ON TABLE public.entries TO guidon_app;

GRANT UPDATE(confirmed_by) ON TABLE public.entries TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.flags TO guidon_app;

GRANT SELECT(id) ON TABLE public.flags TO guidon_queue;

GRANT SELECT(home_id) ON TABLE public.flags TO guidon_queue;

GRANT UPDATE(seen_at) ON TABLE public.flags TO guidon_app;

GRANT UPDATE(goal_id) ON TABLE public.flags TO guidon_app;

GRANT UPDATE(closed_at) ON TABLE public.flags TO guidon_app;
GRANT SELECT(closed_at),UPDATE(closed_at) ON TABLE public.flags TO guidon_queue;

GRANT UPDATE(ended_as) ON TABLE public.flags TO guidon_app;
GRANT UPDATE(ended_as) ON TABLE public.flags TO guidon_queue;

GRANT SELECT,INSERT ON TABLE public.glad_given TO guidon_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.goals TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.heat_hours TO guidon_app;
GRANT DELETE ON TABLE public.heat_hours TO guidon_queue;

GRANT SELECT(hour) ON TABLE public.heat_hours TO guidon_queue;

GRANT UPDATE(heat) ON TABLE public.heat_hours TO guidon_app;

GRANT UPDATE(kind) ON TABLE public.heat_hours TO guidon_app;

GRANT UPDATE(signals) ON TABLE public.heat_hours TO guidon_app;

GRANT UPDATE(reasons) ON TABLE public.heat_hours TO guidon_app;

GRANT UPDATE(messages) ON TABLE public.heat_hours TO guidon_app;

GRANT UPDATE(people) ON TABLE public.heat_hours TO guidon_app;

GRANT UPDATE(is_hot) ON TABLE public.heat_hours TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.helps TO guidon_app;

GRANT SELECT(community_id) ON TABLE public.helps TO guidon_queue;

GRANT UPDATE(handed_back_at) ON TABLE public.helps TO guidon_app;
GRANT SELECT(handed_back_at) ON TABLE public.helps TO guidon_queue;

GRANT UPDATE(done_at) ON TABLE public.helps TO guidon_app;
GRANT SELECT(done_at) ON TABLE public.helps TO guidon_queue;

GRANT UPDATE("check") ON TABLE public.helps TO guidon_app;

GRANT UPDATE(check_asked_at) ON TABLE public.helps TO guidon_app;

GRANT UPDATE(steward_settled_at) ON TABLE public.helps TO guidon_app;

GRANT UPDATE(thanked_at) ON TABLE public.helps TO guidon_app;

GRANT SELECT ON TABLE public.homes TO guidon_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.homes TO guidon_queue;

GRANT UPDATE(name) ON TABLE public.homes TO guidon_app;

GRANT UPDATE(posts_channel) ON TABLE public.homes TO guidon_app;

GRANT UPDATE(managers_channel) ON TABLE public.homes TO guidon_app;

GRANT UPDATE(board_channel) ON TABLE public.homes TO guidon_app;

GRANT UPDATE(manager_role) ON TABLE public.homes TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.interests TO guidon_app;

GRANT UPDATE(kind) ON TABLE public.interests TO guidon_app;

GRANT UPDATE(at) ON TABLE public.interests TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.invitations TO guidon_app;

GRANT UPDATE(at) ON TABLE public.invitations TO guidon_app;

GRANT UPDATE(answer) ON TABLE public.invitations TO guidon_app;

GRANT UPDATE(answered_at) ON TABLE public.invitations TO guidon_app;

GRANT UPDATE(later_until) ON TABLE public.invitations TO guidon_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.missions TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.occurrences TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.offers TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.people TO guidon_app;
GRANT INSERT ON TABLE public.people TO guidon_queue;

GRANT SELECT(home_id) ON TABLE public.people TO guidon_queue;

GRANT SELECT(key) ON TABLE public.people TO guidon_queue;

GRANT SELECT(first_seen_at) ON TABLE public.people TO guidon_queue;

GRANT UPDATE(uncounted_at) ON TABLE public.people TO guidon_app;
GRANT SELECT(uncounted_at) ON TABLE public.people TO guidon_queue;

GRANT UPDATE(counting_changed_at) ON TABLE public.people TO guidon_app;
GRANT SELECT(counting_changed_at) ON TABLE public.people TO guidon_queue;

GRANT UPDATE(first_message_at) ON TABLE public.people TO guidon_app;

GRANT UPDATE(unreachable_until) ON TABLE public.people TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.proposals TO guidon_app;

GRANT UPDATE(state) ON TABLE public.proposals TO guidon_app;

GRANT UPDATE(reason) ON TABLE public.proposals TO guidon_app;

GRANT UPDATE(reason_words) ON TABLE public.proposals TO guidon_app;

GRANT UPDATE(goal_id) ON TABLE public.proposals TO guidon_app;

GRANT UPDATE(decided_at) ON TABLE public.proposals TO guidon_app;

GRANT UPDATE(decided_by) ON TABLE public.proposals TO guidon_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.registrations TO guidon_queue;

GRANT SELECT,INSERT,UPDATE ON TABLE public.rhythms TO guidon_app;
GRANT SELECT ON TABLE public.rhythms TO guidon_queue;

GRANT SELECT,INSERT,DELETE ON TABLE public.seen TO guidon_queue;

GRANT SELECT,INSERT ON TABLE public.slows TO guidon_app;
GRANT SELECT ON TABLE public.slows TO guidon_queue;

GRANT UPDATE(not_before) ON TABLE public.slows TO guidon_queue;

GRANT UPDATE(ended_at) ON TABLE public.slows TO guidon_app;
GRANT UPDATE(ended_at) ON TABLE public.slows TO guidon_queue;

GRANT SELECT,INSERT ON TABLE public.standings TO guidon_app;

GRANT UPDATE(published_at) ON TABLE public.standings TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.volunteers TO guidon_app;

GRANT UPDATE(skills) ON TABLE public.volunteers TO guidon_app;

GRANT UPDATE(quiet_from) ON TABLE public.volunteers TO guidon_app;

GRANT UPDATE(quiet_to) ON TABLE public.volunteers TO guidon_app;

GRANT UPDATE(zone) ON TABLE public.volunteers TO guidon_app;

GRANT UPDATE(paused_until) ON TABLE public.volunteers TO guidon_app;

GRANT UPDATE(thread_fallback) ON TABLE public.volunteers TO guidon_app;

GRANT UPDATE(unnamed) ON TABLE public.volunteers TO guidon_app;

GRANT UPDATE(joined_at) ON TABLE public.volunteers TO guidon_app;

GRANT UPDATE(left_at) ON TABLE public.volunteers TO guidon_app;

GRANT SELECT,INSERT ON TABLE public.watched_channels TO guidon_app;

GRANT UPDATE(is_watched) ON TABLE public.watched_channels TO guidon_app;

GRANT UPDATE(text_since) ON TABLE public.watched_channels TO guidon_app;

GRANT UPDATE(shift) ON TABLE public.watched_channels TO guidon_app;

GRANT UPDATE(muted_until) ON TABLE public.watched_channels TO guidon_app;

GRANT UPDATE(tell_at_once) ON TABLE public.watched_channels TO guidon_app;

GRANT UPDATE(hot_at) ON TABLE public.watched_channels TO guidon_app;

