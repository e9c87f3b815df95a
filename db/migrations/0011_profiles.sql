ALTER TYPE "public"."card_kind" ADD VALUE 'tie-refused';--> statement-breakpoint
ALTER TYPE "public"."card_kind" ADD VALUE 'sign-ins-guessed';--> statement-breakpoint
CREATE TABLE "guessing_alarms" (
	"key" text PRIMARY KEY NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_misses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name_hash" "bytea" NOT NULL,
	"network_hash" "bytea",
	"password_hash" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "company_persons" ADD COLUMN "refused_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "sign_in_misses_by_time" ON "sign_in_misses" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sign_in_misses_by_network" ON "sign_in_misses" USING btree ("network_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_misses_by_password" ON "sign_in_misses" USING btree ("password_hash","at");