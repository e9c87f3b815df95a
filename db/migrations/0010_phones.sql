CREATE TABLE "phones" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"secret" "bytea" NOT NULL,
	"last_step" bigint,
	"linked_at" timestamp (3) with time zone,
	"waits_for_session" uuid,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD COLUMN "waits_for_session" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "company_id" uuid;--> statement-breakpoint
ALTER TABLE "phones" ADD CONSTRAINT "phones_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phones" ADD CONSTRAINT "phones_waits_for_session_sessions_id_fk" FOREIGN KEY ("waits_for_session") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "phones_by_account" ON "phones" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_first_phone_being_linked" ON "phones" USING btree ("account_id") WHERE "phones"."linked_at" is null and "phones"."waits_for_session" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_phone_waiting_for_a_session" ON "phones" USING btree ("waits_for_session");--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_waits_for_session_sessions_id_fk" FOREIGN KEY ("waits_for_session") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Phones that were linked go on counting.
INSERT INTO "phones" ("id", "account_id", "secret", "last_step", "linked_at", "created_at")
SELECT gen_random_uuid(), "id", "totp_secret", "totp_last_step", "totp_linked_at", coalesce("totp_linked_at", "created_at")
FROM "accounts" WHERE "totp_secret" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "totp_secret";--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "totp_linked_at";--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "totp_last_step";