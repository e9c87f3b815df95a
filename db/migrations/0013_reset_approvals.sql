ALTER TYPE "public"."card_kind" ADD VALUE 'reset-approval';--> statement-breakpoint
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
ALTER TABLE "companies" ADD COLUMN "resets_need_approval" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reset_approvals" ADD CONSTRAINT "reset_approvals_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reset_approvals" ADD CONSTRAINT "reset_approvals_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_waiting_approval_per_account" ON "reset_approvals" USING btree ("account_id") WHERE "reset_approvals"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "reset_approvals_by_account" ON "reset_approvals" USING btree ("account_id");