CREATE TABLE "communities" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"has_company" boolean DEFAULT false NOT NULL,
	"quiet_days" smallint[] DEFAULT '{}'::smallint[] NOT NULL,
	"paused_until" timestamptz(3),
	"set_up_at" timestamptz(3),
	"settings_offered_at" timestamptz(3),
	"started_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3),
	"before_id" uuid
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"wording" text NOT NULL,
	"given_at" timestamptz(3),
	"refused_at" timestamptz(3),
	"withdrawn_at" timestamptz(3),
	CONSTRAINT "consents_by_purpose" UNIQUE("community_id","person_id","purpose")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"home_id" uuid NOT NULL,
	"target" text NOT NULL,
	"to_person" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"subject" jsonb NOT NULL,
	"once" text NOT NULL,
	"due" timestamptz(3) NOT NULL,
	"state" text DEFAULT 'ready' NOT NULL,
	"not_before" timestamptz(3) NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"attempted_at" timestamptz(3),
	"doubted_since" timestamptz(3),
	"looked_at" timestamptz(3),
	"looks" integer DEFAULT 0 NOT NULL,
	"worker" text,
	"lease" timestamptz(3),
	"drawn" text,
	"message" text,
	"message_channel" text,
	"reason" text,
	"sent_at" timestamptz(3),
	"wanted" integer DEFAULT 1 NOT NULL,
	"shown" integer DEFAULT 1 NOT NULL,
	"edited_at" timestamptz(3),
	"edit_not_before" timestamptz(3),
	CONSTRAINT "deliveries_in_community" UNIQUE("community_id","id"),
	CONSTRAINT "deliveries_once" UNIQUE("community_id","once")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"press" text NOT NULL,
	"values" jsonb NOT NULL,
	"at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reporter_id" uuid NOT NULL,
	"amount" numeric NOT NULL,
	"item" integer,
	"note" text,
	"link" text,
	"at" timestamptz(3) NOT NULL,
	"waiting" boolean DEFAULT false NOT NULL,
	"confirmed_at" timestamptz(3),
	"confirmed_by" uuid,
	"undoes_id" uuid,
	CONSTRAINT "entries_in_community" UNIQUE("community_id","id"),
	CONSTRAINT "entries_undone_once" UNIQUE("community_id","undoes_id")
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"home_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"whole_community" boolean DEFAULT false NOT NULL,
	"title" text NOT NULL,
	"benefit" text,
	"first_step" text,
	"measure_is" text NOT NULL,
	"target" numeric,
	"unit" text,
	"items" text[],
	"criterion" text,
	"due" date NOT NULL,
	"steward_id" uuid,
	"beneficiary" text DEFAULT 'members' NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"learned" text,
	"opened_at" timestamptz(3) NOT NULL,
	"last_moved_at" timestamptz(3) NOT NULL,
	"closed_at" timestamptz(3),
	"asked_at" timestamptz(3),
	"nudged_at" timestamptz(3),
	"reached_at" timestamptz(3),
	CONSTRAINT "goals_in_community" UNIQUE("community_id","id"),
	CONSTRAINT "goals_by_number" UNIQUE("community_id","number"),
	CONSTRAINT "goals_target" CHECK ("goals"."measure_is" <> 'number' or "goals"."target" > 0)
);
--> statement-breakpoint
CREATE TABLE "homes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"posts_channel" text,
	"managers_channel" text,
	"board_channel" text,
	"manager_role" text,
	"joined_at" timestamptz(3) NOT NULL,
	"left_at" timestamptz(3),
	"ended_at" timestamptz(3),
	CONSTRAINT "homes_in_community" UNIQUE("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "missions" (
	"community_id" uuid PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"attainable" boolean NOT NULL,
	"end_criterion" text,
	"not_line" text,
	"state" text NOT NULL,
	"final_at" timestamptz(3),
	"made_final_at" timestamptz(3),
	"attained_at" timestamptz(3),
	"evidence" text
);
--> statement-breakpoint
CREATE TABLE "occurrences" (
	"community_id" uuid NOT NULL,
	"home_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"rhythm_id" uuid NOT NULL,
	"local" text NOT NULL,
	"due" timestamptz(3) NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"delivery_id" uuid,
	CONSTRAINT "occurrences_community_id_rhythm_id_local_pk" PRIMARY KEY("community_id","rhythm_id","local")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"community_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "offers_community_id_goal_id_person_id_pk" PRIMARY KEY("community_id","goal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"home_id" uuid NOT NULL,
	"key" text NOT NULL,
	"first_seen_at" timestamptz(3) NOT NULL,
	CONSTRAINT "people_in_community" UNIQUE("community_id","id"),
	CONSTRAINT "people_by_key" UNIQUE("community_id","home_id","key")
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"platform" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rhythms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"home_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"recurrence" jsonb NOT NULL,
	"at" text NOT NULL,
	"anchor" date NOT NULL,
	"catch_up" text DEFAULT 'latest' NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"off_reason" text,
	"planned_to" timestamptz(3) NOT NULL,
	"next_due" timestamptz(3),
	CONSTRAINT "rhythms_in_community" UNIQUE("community_id","id"),
	CONSTRAINT "rhythms_by_channel" UNIQUE("community_id","home_id","channel")
);
--> statement-breakpoint
CREATE TABLE "seen" (
	"platform" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "seen_platform_key_pk" PRIMARY KEY("platform","key")
);
--> statement-breakpoint
CREATE TABLE "standings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"day" date NOT NULL,
	"us" numeric NOT NULL,
	"them" numeric NOT NULL,
	"unit" text NOT NULL,
	"published_at" timestamptz(3),
	"at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_community_id_person_id_people_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_community_id_home_id_homes_community_id_id_fk" FOREIGN KEY ("community_id","home_id") REFERENCES "public"."homes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_community_id_person_id_people_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_community_id_goal_id_goals_community_id_id_fk" FOREIGN KEY ("community_id","goal_id") REFERENCES "public"."goals"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_community_id_person_id_people_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_community_id_reporter_id_people_community_id_id_fk" FOREIGN KEY ("community_id","reporter_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_community_id_confirmed_by_people_community_id_id_fk" FOREIGN KEY ("community_id","confirmed_by") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_community_id_undoes_id_entries_community_id_id_fk" FOREIGN KEY ("community_id","undoes_id") REFERENCES "public"."entries"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_community_id_home_id_homes_community_id_id_fk" FOREIGN KEY ("community_id","home_id") REFERENCES "public"."homes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_community_id_steward_id_people_community_id_id_fk" FOREIGN KEY ("community_id","steward_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homes" ADD CONSTRAINT "homes_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "missions" ADD CONSTRAINT "missions_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_community_id_rhythm_id_rhythms_community_id_id_fk" FOREIGN KEY ("community_id","rhythm_id") REFERENCES "public"."rhythms"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_community_id_goal_id_goals_community_id_id_fk" FOREIGN KEY ("community_id","goal_id") REFERENCES "public"."goals"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_community_id_person_id_people_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."people"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_community_id_home_id_homes_community_id_id_fk" FOREIGN KEY ("community_id","home_id") REFERENCES "public"."homes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rhythms" ADD CONSTRAINT "rhythms_community_id_home_id_homes_community_id_id_fk" FOREIGN KEY ("community_id","home_id") REFERENCES "public"."homes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_to_do" ON "deliveries" USING btree ("not_before") WHERE "deliveries"."state" in ('ready', 'claimed', 'sending', 'unknown');--> statement-breakpoint
CREATE INDEX "deliveries_to_edit" ON "deliveries" USING btree ("edited_at") WHERE "deliveries"."state" = 'sent' and "deliveries"."wanted" > "deliveries"."shown";--> statement-breakpoint
CREATE INDEX "deliveries_by_kind" ON "deliveries" USING btree ("community_id","kind","due");--> statement-breakpoint
CREATE INDEX "deliveries_by_message" ON "deliveries" USING btree ("message","message_channel");--> statement-breakpoint
CREATE INDEX "drafts_by_age" ON "drafts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "entries_by_goal" ON "entries" USING btree ("community_id","goal_id","at");--> statement-breakpoint
CREATE INDEX "goals_by_state" ON "goals" USING btree ("community_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "homes_by_key" ON "homes" USING btree ("platform","key") WHERE "homes"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "occurrences_by_due" ON "occurrences" USING btree ("community_id","channel","due");--> statement-breakpoint
CREATE INDEX "rhythms_by_due" ON "rhythms" USING btree ("next_due") WHERE "rhythms"."is_on";--> statement-breakpoint
CREATE INDEX "seen_by_age" ON "seen" USING btree ("at");--> statement-breakpoint
CREATE INDEX "standings_by_day" ON "standings" USING btree ("community_id","day");