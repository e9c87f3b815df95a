CREATE TYPE "public"."screen_language" AS ENUM('nl', 'fr', 'en', 'de');--> statement-breakpoint
ALTER TYPE "public"."card_kind" ADD VALUE 'accessibility-feedback';--> statement-breakpoint
CREATE TABLE "accessibility_feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "accessibility_feedback_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"language" "screen_language" NOT NULL,
	"message" text NOT NULL,
	"page" text,
	"technology" text,
	"email" text,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "accessibility_feedback_by_time" ON "accessibility_feedback" USING btree ("sent_at");