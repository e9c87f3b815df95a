CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "document_kind" NOT NULL,
	"subject_id" uuid NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text,
	"received" integer NOT NULL,
	"part_keys" uuid[] NOT NULL,
	"document_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "uploads_one_open" ON "uploads" USING btree ("subject_id","kind");