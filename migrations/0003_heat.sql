CREATE TABLE "flags" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"home_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"opened_at" timestamptz(3) NOT NULL,
	"seen_at" timestamptz(3),
	"goal_id" uuid,
	"closed_at" timestamptz(3),
	"ended_as" text,
	CONSTRAINT "flags_end_said" CHECK (("flags"."closed_at" is null) = ("flags"."ended_as" is null))
);
--> statement-breakpoint
CREATE TABLE "heat_hours" (
	"community_id" uuid NOT NULL,
	"home_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"hour" timestamptz(3) NOT NULL,
	"heat" double precision NOT NULL,
	"kind" text NOT NULL,
	"signals" text[] NOT NULL,
	"reasons" jsonb NOT NULL,
	"messages" integer NOT NULL,
	"people" integer NOT NULL,
	"is_hot" boolean NOT NULL,
	CONSTRAINT "heat_hours_community_id_home_id_channel_hour_pk" PRIMARY KEY("community_id","home_id","channel","hour"),
	CONSTRAINT "heat_hours_rounded" CHECK ("heat_hours"."people" % 5 = 0)
);
--> statement-breakpoint
CREATE TABLE "slows" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"home_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"previous" integer NOT NULL,
	"until" timestamptz(3) NOT NULL,
	"not_before" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "watched_channels" (
	"community_id" uuid NOT NULL,
	"home_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"is_watched" boolean DEFAULT true NOT NULL,
	"text_since" timestamptz(3),
	"shift" double precision DEFAULT 0 NOT NULL,
	"muted_until" timestamptz(3),
	"tell_at_once" boolean DEFAULT false NOT NULL,
	"hot_at" timestamptz(3),
	CONSTRAINT "watched_channels_community_id_home_id_channel_pk" PRIMARY KEY("community_id","home_id","channel")
);
--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "goal_alive_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "no_goal_told_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "no_goal_notes" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "uncounted_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "counting_changed_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_community_id_home_id_homes_community_id_id_fk" FOREIGN KEY ("community_id","home_id") REFERENCES "public"."homes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_community_id_goal_id_goals_community_id_id_fk" FOREIGN KEY ("community_id","goal_id") REFERENCES "public"."goals"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heat_hours" ADD CONSTRAINT "heat_hours_community_id_home_id_homes_community_id_id_fk" FOREIGN KEY ("community_id","home_id") REFERENCES "public"."homes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slows" ADD CONSTRAINT "slows_community_id_home_id_homes_community_id_id_fk" FOREIGN KEY ("community_id","home_id") REFERENCES "public"."homes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watched_channels" ADD CONSTRAINT "watched_channels_community_id_home_id_homes_community_id_id_fk" FOREIGN KEY ("community_id","home_id") REFERENCES "public"."homes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "flags_open_once" ON "flags" USING btree ("community_id","home_id","channel") WHERE "flags"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "flags_by_age" ON "flags" USING btree ("community_id","opened_at");--> statement-breakpoint
CREATE INDEX "heat_hours_hot" ON "heat_hours" USING btree ("community_id","hour") WHERE "heat_hours"."is_hot";--> statement-breakpoint
CREATE INDEX "heat_hours_by_age" ON "heat_hours" USING btree ("hour");--> statement-breakpoint
CREATE UNIQUE INDEX "slows_open_once" ON "slows" USING btree ("community_id","home_id","channel") WHERE "slows"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "slows_to_end" ON "slows" USING btree ("not_before") WHERE "slows"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "people_by_counting" ON "people" USING btree ("counting_changed_at") WHERE "people"."counting_changed_at" is not null;--> statement-breakpoint
DO $$
DECLARE
  place text;
BEGIN
  FOREACH place IN ARRAY ARRAY['heat_hours', 'watched_channels', 'flags', 'slows'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', place);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', place);
    EXECUTE format('CREATE POLICY one_community ON %I TO guidon_app USING (community_id = nullif(current_setting(''guidon.community'', true), '''')::uuid)', place);
    EXECUTE format('CREATE POLICY keeper ON %I TO %I USING (current_setting(''guidon.keeper'', true) = ''on'')', place, current_user);
  END LOOP;
  FOREACH place IN ARRAY ARRAY['heat_hours', 'flags', 'slows'] LOOP
    EXECUTE format('CREATE POLICY across ON %I TO guidon_queue USING (true)', place);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Of people the queue learns only who asked not to be counted, or asked so before.
CREATE POLICY across ON people TO guidon_queue USING (counting_changed_at IS NOT NULL);
--> statement-breakpoint
GRANT SELECT, INSERT ON heat_hours, watched_channels, flags, slows TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (heat, kind, signals, reasons, messages, people, is_hot) ON heat_hours TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (is_watched, text_since, shift, muted_until, tell_at_once, hot_at) ON watched_channels TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (seen_at, goal_id, closed_at, ended_as) ON flags TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (ended_at) ON slows TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (uncounted_at, counting_changed_at) ON people TO guidon_app;
--> statement-breakpoint
GRANT SELECT (hour), DELETE ON heat_hours TO guidon_queue;
--> statement-breakpoint
GRANT SELECT (id, home_id, closed_at), UPDATE (closed_at, ended_as) ON flags TO guidon_queue;
--> statement-breakpoint
GRANT SELECT, UPDATE (not_before, ended_at) ON slows TO guidon_queue;
--> statement-breakpoint
GRANT SELECT (home_id, key, first_seen_at, uncounted_at, counting_changed_at), INSERT ON people TO guidon_queue;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guidon_purge_community(gone uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place text;
  kept text := coalesce(current_setting('guidon.keeper', true), '');
BEGIN
  PERFORM set_config('guidon.keeper', 'on', true);
  FOREACH place IN ARRAY ARRAY['drafts', 'occurrences', 'deliveries', 'rhythms', 'heat_hours', 'watched_channels', 'flags', 'slows', 'offers',
                               'entries', 'goals', 'standings', 'missions', 'consents', 'people', 'homes'] LOOP
    EXECUTE format('DELETE FROM %I WHERE community_id = $1', place) USING gone;
  END LOOP;
  DELETE FROM communities WHERE id = gone;
  PERFORM set_config('guidon.keeper', kept, true);
END
$$;
