ALTER TYPE "public"."card_kind" ADD VALUE 'tie-refused';--> statement-breakpoint
ALTER TYPE "public"."card_kind" ADD VALUE 'sign-ins-guessed';--> statement-breakpoint
ALTER TYPE "public"."card_kind" ADD VALUE 'reset-approval';--> statement-breakpoint
CREATE TABLE "email_changes" (
	"issue_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"email" text NOT NULL,
	"before" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reset_approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decision" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "reset_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"address_index" "bytea" NOT NULL,
	"address" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
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
CREATE TABLE "staff_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	"ended_by" uuid
);
--> statement-breakpoint
ALTER TABLE "issued_secrets" ADD COLUMN "reset_request_id" uuid;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "resets_need_approval" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "company_persons" ADD COLUMN "refused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_issue_id_issued_secrets_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issued_secrets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reset_approvals" ADD CONSTRAINT "reset_approvals_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reset_approvals" ADD CONSTRAINT "reset_approvals_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_resets" ADD CONSTRAINT "staff_resets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_resets" ADD CONSTRAINT "staff_resets_proposed_by_accounts_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_resets" ADD CONSTRAINT "staff_resets_ended_by_accounts_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_waiting_approval_per_account" ON "reset_approvals" USING btree ("account_id") WHERE "reset_approvals"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "reset_approvals_by_account" ON "reset_approvals" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "reset_requests_by_address" ON "reset_requests" USING btree ("address_index","created_at");--> statement-breakpoint
CREATE INDEX "reset_requests_by_time" ON "reset_requests" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sign_in_misses_by_time" ON "sign_in_misses" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sign_in_misses_by_network" ON "sign_in_misses" USING btree ("network_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_misses_by_password" ON "sign_in_misses" USING btree ("password_hash","at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_reset_per_staff_account" ON "staff_resets" USING btree ("account_id") WHERE "staff_resets"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "staff_resets_by_account" ON "staff_resets" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "accounts_by_email" ON "accounts" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "issued_secrets_by_reset_request" ON "issued_secrets" USING btree ("reset_request_id");