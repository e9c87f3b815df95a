CREATE TYPE "public"."country_route" AS ENUM('vies', 'by-hand', 'not-applicable', 'enterprise-number', 'belgian');--> statement-breakpoint
CREATE TYPE "public"."card_kind" AS ENUM('register-blocked', 'job-given-up', 'suspected-duplicate', 'niss-refused', 'enterprise-number-refused', 'enterprise-number-requested');--> statement-breakpoint
CREATE TYPE "public"."number_request_status" AS ENUM('submitted', 'accepted', 'numbered', 'refused');--> statement-breakpoint
CREATE TYPE "public"."candidate_source" AS ENUM('register', 'own-number', 'name-differs');--> statement-breakpoint
CREATE TYPE "public"."niss_check_state" AS ENUM('asked', 'matches', 'differs', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."representative_kind" AS ENUM('person', 'company');--> statement-breakpoint
ALTER TYPE "public"."mail_state" ADD VALUE 'bounced';--> statement-breakpoint
CREATE TABLE "old_enrolments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	"vat_number" text,
	"cbe_number" text,
	"enrolled_on" date,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "old_enrolments_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "country_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"country" char(2) NOT NULL,
	"route" "country_route" NOT NULL,
	"valid_from" date NOT NULL,
	"note" text,
	"changed_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "card_kind" NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"code" text,
	"facts" jsonb NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"closed_note" text
);
--> statement-breakpoint
CREATE TABLE "enterprise_number_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"status" "number_request_status" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"language" "language" NOT NULL,
	"country" char(2) NOT NULL,
	"name" text NOT NULL,
	"foreign_number" text,
	"legal_form" text,
	"address" jsonb NOT NULL,
	"contact_name" text NOT NULL,
	"contact_email" text NOT NULL,
	"cbe_number" text,
	"last_code" text,
	"refusal_reason" text,
	"decided_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "enterprise_number_requests_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "number_request_references" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_candidates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"source" "candidate_source" NOT NULL,
	"niss_sealed" "bytea" NOT NULL,
	"niss_index" "bytea" NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"birth_on" text NOT NULL,
	"score" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "old_enrolment_id" uuid;--> statement-breakpoint
ALTER TABLE "company_persons" ADD COLUMN "represents" jsonb;--> statement-breakpoint
ALTER TABLE "establishment_units" ADD COLUMN "number" text;--> statement-breakpoint
ALTER TABLE "queue_status" ADD COLUMN "should_pause" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_log" ADD COLUMN "bounced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "latin_first_name" text;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "latin_last_name" text;--> statement-breakpoint
ALTER TABLE "registration_number_checks" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "registration_number_checks" ADD COLUMN "answered_by" uuid;--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "kind" "representative_kind" DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "company_name" text;--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "company_country" char(2);--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "company_number" text;--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "niss_check" "niss_check_state";--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "registered_first_name" text;--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "registered_last_name" text;--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "registered_birth_on" text;--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "latin_first_name" text;--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD COLUMN "latin_last_name" text;--> statement-breakpoint
ALTER TABLE "registration_units" ADD COLUMN "number" text;--> statement-breakpoint
ALTER TABLE "country_rules" ADD CONSTRAINT "country_rules_changed_by_accounts_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_cards" ADD CONSTRAINT "desk_cards_closed_by_accounts_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_number_requests" ADD CONSTRAINT "enterprise_number_requests_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_candidates" ADD CONSTRAINT "person_candidates_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "old_enrolments_by_vat_number" ON "old_enrolments" USING btree ("vat_number");--> statement-breakpoint
CREATE INDEX "old_enrolments_by_enterprise_number" ON "old_enrolments" USING btree ("cbe_number");--> statement-breakpoint
CREATE UNIQUE INDEX "one_rule_per_country_and_day" ON "country_rules" USING btree ("country","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_card_per_kind_and_subject" ON "desk_cards" USING btree ("kind","subject_type","subject_id") WHERE "desk_cards"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "desk_cards_by_time" ON "desk_cards" USING btree ("raised_at");--> statement-breakpoint
CREATE INDEX "number_requests_by_status" ON "enterprise_number_requests" USING btree ("status","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_candidate_per_person_and_niss" ON "person_candidates" USING btree ("person_id","niss_index");--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_old_enrolment_id_old_enrolments_id_fk" FOREIGN KEY ("old_enrolment_id") REFERENCES "public"."old_enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "number_checks_by_number" ON "registration_number_checks" USING btree ("kind","number","checked_at");--> statement-breakpoint
CREATE INDEX "registrations_by_enterprise_number" ON "registrations" USING btree ("cbe_number");