CREATE TYPE "public"."attachment_state" AS ENUM('checking', 'clean', 'refused');--> statement-breakpoint
CREATE TYPE "public"."attachment_type" AS ENUM('png', 'jpeg', 'pdf');--> statement-breakpoint
CREATE TYPE "public"."help_ending" AS ENUM('link-mailed', 'answered', 'does-not-fit', 'not-for-us');--> statement-breakpoint
CREATE TYPE "public"."help_topic" AS ENUM('no-mail', 'lost-phone', 'forgotten-password', 'eid-or-itsme', 'other', 'profile-not-named', 'profile-tie-waiting', 'profile-tie-refused', 'profile-no-right');--> statement-breakpoint
CREATE TABLE "help_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "help_requests_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"language" "screen_language" NOT NULL,
	"topic" "help_topic" NOT NULL,
	"told" "bytea" NOT NULL,
	"niss_index" "bytea" NOT NULL,
	"attachment_key" uuid,
	"attachment_type" "attachment_type",
	"attachment_size" integer,
	"attachment_state" "attachment_state",
	"sent_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"ending" "help_ending"
);
--> statement-breakpoint
CREATE INDEX "help_requests_by_time" ON "help_requests" USING btree ("sent_at");--> statement-breakpoint
CREATE INDEX "help_requests_by_number" ON "help_requests" USING btree ("niss_index","sent_at");