CREATE TYPE "public"."turn_outcome" AS ENUM('done', 'failed', 'given-up');--> statement-breakpoint
CREATE TABLE "job_schedules" (
	"job_name" text PRIMARY KEY NOT NULL,
	"pattern" text NOT NULL,
	"last_ended_at" timestamp (3) with time zone,
	"last_outcome" "turn_outcome",
	"last_code" text
);
--> statement-breakpoint
CREATE TABLE "personal_data_reveals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reader_id" uuid NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "person_numbers" ADD COLUMN "looked_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "present_numbers_by_look" ON "person_numbers" USING btree ("looked_at" NULLS FIRST,"id") WHERE "person_numbers"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "registrations_by_country" ON "registrations" USING btree ("country","submitted_at");