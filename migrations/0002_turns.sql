DROP INDEX "deliveries_to_do";--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "turn" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("community_id") WHERE "deliveries"."state" in ('ready', 'claimed', 'sending', 'unknown');--> statement-breakpoint
CREATE INDEX "deliveries_held" ON "deliveries" USING btree ("worker") WHERE "deliveries"."worker" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_to_do" ON "deliveries" USING btree ("turn","not_before") WHERE "deliveries"."state" in ('ready', 'claimed', 'sending', 'unknown');