CREATE TABLE "reset_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"address_index" "bytea" NOT NULL,
	"address" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "issued_secrets" ADD COLUMN "reset_request_id" uuid;--> statement-breakpoint
CREATE INDEX "reset_requests_by_address" ON "reset_requests" USING btree ("address_index","created_at");--> statement-breakpoint
CREATE INDEX "reset_requests_by_time" ON "reset_requests" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "accounts_by_email" ON "accounts" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "issued_secrets_by_reset_request" ON "issued_secrets" USING btree ("reset_request_id");