ALTER TABLE "accounts" ADD COLUMN "agency_subject" text;--> statement-breakpoint
CREATE UNIQUE INDEX "one_account_per_agency_subject" ON "accounts" USING btree ("agency_subject");