CREATE TABLE "asks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"goal_id" uuid NOT NULL,
	"task" text NOT NULL,
	"size" text,
	"deadline" date NOT NULL,
	"places" integer NOT NULL,
	"skill" text,
	"asker_id" uuid NOT NULL,
	"messages_from" timestamptz(3),
	"answer_hours" integer NOT NULL,
	"seed" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"closed_at" timestamptz(3),
	CONSTRAINT "asks_in_community" UNIQUE("community_id","id"),
	CONSTRAINT "asks_by_number" UNIQUE("community_id","number"),
	CONSTRAINT "asks_places" CHECK ("asks"."places" > 0)
);
--> statement-breakpoint
CREATE TABLE "dm_openings" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dm_stop" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"since" timestamptz(3) NOT NULL,
	"reason" text NOT NULL,
	"released_at" timestamptz(3),
	CONSTRAINT "dm_stop_one" CHECK ("dm_stop"."one")
);
--> statement-breakpoint
CREATE TABLE "glad_given" (
	"community_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "glad_given_community_id_goal_id_person_id_pk" PRIMARY KEY("community_id","goal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "helps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"ask_id" uuid,
	"goal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"way" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"handed_back_at" timestamptz(3),
	"done_at" timestamptz(3),
	"check" text,
	"check_asked_at" timestamptz(3),
	"steward_settled_at" timestamptz(3),
	"thanked_at" timestamptz(3),
	CONSTRAINT "helps_one_end" CHECK ("helps"."handed_back_at" is null or "helps"."done_at" is null)
);
--> statement-breakpoint
CREATE TABLE "interests" (
	"community_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "interests_community_id_proposal_id_person_id_pk" PRIMARY KEY("community_id","proposal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"ask_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"answer" text,
	"answered_at" timestamptz(3),
	"later_until" timestamptz(3),
	"reasons" text[] NOT NULL,
	CONSTRAINT "invitations_once" UNIQUE("community_id","ask_id","person_id"),
	CONSTRAINT "invitations_answered" CHECK (("invitations"."answer" is null) = ("invitations"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"home_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"author_id" uuid NOT NULL,
	"title" text NOT NULL,
	"words" text,
	"link" text,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"reason_words" text,
	"goal_id" uuid,
	"at" timestamptz(3) NOT NULL,
	"decided_at" timestamptz(3),
	"decided_by" uuid,
	CONSTRAINT "proposals_in_community" UNIQUE("community_id","id"),
	CONSTRAINT "proposals_by_number" UNIQUE("community_id","number"),
	CONSTRAINT "proposals_decided" CHECK (("proposals"."state" = 'open') = ("proposals"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "volunteers" (
	"community_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"skills" text[] NOT NULL,
	"quiet_from" text,
	"quiet_to" text,
	"zone" text NOT NULL,
	"paused_until" timestamptz(3),
	"thread_fallback" boolean NOT NULL,
	"unnamed" boolean NOT NULL,
	"joined_at" timestamptz(3) NOT NULL,
	"left_at" timestamptz(3),
	CONSTRAINT "volunteers_community_id_person_id_pk" PRIMARY KEY("community_id","person_id"),
	CONSTRAINT "volunteers_quiet" CHECK (("volunteers"."quiet_from" is null) = ("volunteers"."quiet_to" is null)),
	CONSTRAINT "volunteers_left" CHECK ("volunteers"."left_at" is null or ("volunteers"."skills" = '{}' and "volunteers"."quiet_from" is null and "volunteers"."paused_until" is null))
);
--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "glad_good" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "glad_fair" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "glad_bad" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "first_message_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "unreachable_until" timestamptz(3);--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_community_id_goal_id_goals_community_id_id_fk" FOREIGN KEY ("community_id","goal_id") REFERENCES "public"."goals"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_community_id_asker_id_people_community_id_id_fk" FOREIGN KEY ("community_id","asker_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glad_given" ADD CONSTRAINT "glad_given_community_id_goal_id_goals_community_id_id_fk" FOREIGN KEY ("community_id","goal_id") REFERENCES "public"."goals"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glad_given" ADD CONSTRAINT "glad_given_community_id_person_id_people_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helps" ADD CONSTRAINT "helps_community_id_ask_id_asks_community_id_id_fk" FOREIGN KEY ("community_id","ask_id") REFERENCES "public"."asks"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helps" ADD CONSTRAINT "helps_community_id_goal_id_goals_community_id_id_fk" FOREIGN KEY ("community_id","goal_id") REFERENCES "public"."goals"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helps" ADD CONSTRAINT "helps_community_id_person_id_people_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_community_id_proposal_id_proposals_community_id_id_fk" FOREIGN KEY ("community_id","proposal_id") REFERENCES "public"."proposals"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_community_id_person_id_people_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_community_id_ask_id_asks_community_id_id_fk" FOREIGN KEY ("community_id","ask_id") REFERENCES "public"."asks"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_community_id_person_id_people_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_community_id_home_id_homes_community_id_id_fk" FOREIGN KEY ("community_id","home_id") REFERENCES "public"."homes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_community_id_author_id_people_community_id_id_fk" FOREIGN KEY ("community_id","author_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_community_id_goal_id_goals_community_id_id_fk" FOREIGN KEY ("community_id","goal_id") REFERENCES "public"."goals"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_community_id_decided_by_people_community_id_id_fk" FOREIGN KEY ("community_id","decided_by") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteers" ADD CONSTRAINT "volunteers_community_id_person_id_people_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asks_open" ON "asks" USING btree ("community_id") WHERE "asks"."state" = 'open';--> statement-breakpoint
CREATE INDEX "dm_openings_by_age" ON "dm_openings" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "helps_once_an_ask" ON "helps" USING btree ("community_id","ask_id","person_id") WHERE "helps"."handed_back_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "helps_once_a_goal" ON "helps" USING btree ("community_id","goal_id","person_id") WHERE "helps"."handed_back_at" is null and "helps"."ask_id" is null;--> statement-breakpoint
CREATE INDEX "helps_running" ON "helps" USING btree ("community_id") WHERE "helps"."handed_back_at" is null and "helps"."done_at" is null;--> statement-breakpoint
CREATE INDEX "helps_by_goal" ON "helps" USING btree ("community_id","goal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_waiting" ON "invitations" USING btree ("community_id","person_id") WHERE "invitations"."answer" is null;--> statement-breakpoint
CREATE INDEX "invitations_by_age" ON "invitations" USING btree ("community_id","at");--> statement-breakpoint
CREATE INDEX "invitations_by_person" ON "invitations" USING btree ("community_id","person_id","at");--> statement-breakpoint
DO $$
DECLARE
  place text;
BEGIN
  FOREACH place IN ARRAY ARRAY['proposals', 'interests', 'volunteers', 'asks', 'helps', 'invitations', 'glad_given'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', place);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', place);
    EXECUTE format('CREATE POLICY one_community ON %I TO guidon_app USING (community_id = nullif(current_setting(''guidon.community'', true), '''')::uuid)', place);
    EXECUTE format('CREATE POLICY keeper ON %I TO %I USING (current_setting(''guidon.keeper'', true) = ''on'')', place, current_user);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Of asks and helps the queue learns only in which communities some are under way.
CREATE POLICY across ON asks TO guidon_queue USING (state = 'open');
--> statement-breakpoint
CREATE POLICY across ON helps TO guidon_queue USING (handed_back_at IS NULL AND done_at IS NULL);
--> statement-breakpoint
GRANT SELECT, INSERT ON proposals, interests, volunteers, asks, helps, invitations, glad_given TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (state, reason, reason_words, goal_id, decided_at, decided_by) ON proposals TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (kind, at) ON interests TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (skills, quiet_from, quiet_to, zone, paused_until, thread_fallback, unnamed, joined_at, left_at) ON volunteers TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (messages_from, state, closed_at) ON asks TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (handed_back_at, done_at, "check", check_asked_at, steward_settled_at, thanked_at) ON helps TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (at, answer, answered_at, later_until) ON invitations TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (first_message_at, unreachable_until) ON people TO guidon_app;
--> statement-breakpoint
GRANT SELECT (community_id, state) ON asks TO guidon_queue;
--> statement-breakpoint
GRANT SELECT (community_id, handed_back_at, done_at) ON helps TO guidon_queue;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (at), DELETE ON dm_openings TO guidon_queue;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (since, reason, released_at) ON dm_stop TO guidon_queue;
--> statement-breakpoint
-- Where one person is in the register, for whoever stops being asked everywhere at once.
CREATE FUNCTION guidon_registers_of(wanted_platform text, wanted_key text) RETURNS TABLE (community uuid, person uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
--> statement-breakpoint
REVOKE ALL ON FUNCTION guidon_registers_of(text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION guidon_registers_of(text, text) TO guidon_queue;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guidon_purge_community(gone uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
$$;
