CREATE TYPE "public"."registration_entry_step" AS ENUM('number', 'contact', 'office', 'units', 'representatives');--> statement-breakpoint
CREATE TABLE "registration_accesses" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration_entries" (
	"registration_id" uuid NOT NULL,
	"step" "registration_entry_step" NOT NULL,
	"revision" integer NOT NULL,
	"writer" uuid,
	"turn" integer NOT NULL,
	"values_sealed" "bytea",
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registration_entries_registration_id_step_pk" PRIMARY KEY("registration_id","step")
);
--> statement-breakpoint
ALTER TABLE "registration_accesses" ADD CONSTRAINT "registration_accesses_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_entries" ADD CONSTRAINT "registration_entries_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registration_accesses_by_registration" ON "registration_accesses" USING btree ("registration_id");