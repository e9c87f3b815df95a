CREATE TYPE "public"."account_kind" AS ENUM('person', 'staff');--> statement-breakpoint
CREATE TYPE "public"."language" AS ENUM('nl', 'fr', 'en');--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('validator', 'inspector', 'certificate-officer', 'finance', 'administrator', 'auditor');--> statement-breakpoint
CREATE TYPE "public"."cbe_state" AS ENUM('given', 'asked', 'issued', 'refused');--> statement-breakpoint
CREATE TYPE "public"."company_role" AS ENUM('legal-representative', 'contact-person');--> statement-breakpoint
CREATE TYPE "public"."document_kind" AS ENUM('registration-proof');--> statement-breakpoint
CREATE TYPE "public"."document_refusal" AS ENUM('unreadable', 'password', 'scripts', 'embedded-files', 'launch-actions', 'too-complex', 'no-pages');--> statement-breakpoint
CREATE TYPE "public"."document_state" AS ENUM('checking', 'clean', 'refused');--> statement-breakpoint
CREATE TYPE "public"."installation_kind" AS ENUM('demo', 'production');--> statement-breakpoint
CREATE TYPE "public"."job_state" AS ENUM('wanted', 'done', 'given-up', 'handled');--> statement-breakpoint
CREATE TYPE "public"."mail_state" AS ENUM('queued', 'sent', 'refused');--> statement-breakpoint
CREATE TYPE "public"."niss_state" AS ENUM('asked', 'issued', 'suspected-duplicate');--> statement-breakpoint
CREATE TYPE "public"."sex" AS ENUM('F', 'M', 'X');--> statement-breakpoint
CREATE TYPE "public"."number_check_kind" AS ENUM('vies', 'kbo', 'by-hand', 'not-applicable');--> statement-breakpoint
CREATE TYPE "public"."number_check_state" AS ENUM('asked', 'valid', 'invalid', 'unavailable', 'confirmed', 'not-applicable');--> statement-breakpoint
CREATE TYPE "public"."registration_status" AS ENUM('draft', 'submitted', 'in-review', 'correction-asked', 'approved', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "account_kind" NOT NULL,
	"person_id" uuid,
	"username" text NOT NULL,
	"display_name" text NOT NULL,
	"email" text NOT NULL,
	"language" "language" NOT NULL,
	"roles" "staff_role"[] DEFAULT '{}' NOT NULL,
	"password_hash" text,
	"password_is_temporary" boolean DEFAULT false NOT NULL,
	"password_expires_at" timestamp (3) with time zone,
	"totp_secret" "bytea",
	"totp_linked_at" timestamp (3) with time zone,
	"totp_last_step" bigint,
	"blocked_at" timestamp (3) with time zone,
	"rights_version" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issued_secrets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" uuid,
	"registration_id" uuid,
	"key_id" text NOT NULL,
	"secret_hash" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"voided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	"address" jsonb NOT NULL,
	"vat_number" text,
	"cbe_number" text,
	"cbe_state" "cbe_state" NOT NULL,
	"language" "language" NOT NULL,
	"registration_id" uuid NOT NULL,
	"rights_version" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "company_persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" "company_role" NOT NULL,
	"email" text NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "establishment_units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "document_kind" NOT NULL,
	"subject_id" uuid NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"pages" integer,
	"state" "document_state" NOT NULL,
	"refusal" "document_refusal",
	"storage_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"replaced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"position" bigint PRIMARY KEY NOT NULL,
	"seal" "bytea" NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"key_id" text NOT NULL,
	"signature" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"seal" "bytea" NOT NULL,
	CONSTRAINT "event_chain_eventId_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "event_chain_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"seal" "bytea" NOT NULL,
	CONSTRAINT "event_chain_head_is_one_row" CHECK ("event_chain_head"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "event_inbox" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_origin" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"ip" text,
	"browser" text,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"schema_version" integer NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_version" integer NOT NULL,
	"company_id" uuid,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"auth_method" text,
	"request_id" text,
	"payload" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotent_answers" (
	"caller" text NOT NULL,
	"endpoint" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"status" integer,
	"answer" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotent_answers_caller_endpoint_key_hash_pk" PRIMARY KEY("caller","endpoint","key_hash")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY NOT NULL,
	"kind" "installation_kind" NOT NULL,
	"redis_epoch" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_is_one_row" CHECK ("installation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "test_clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"offset_ms" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "test_clock_is_one_row" CHECK ("test_clock"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "job_ledger" (
	"event_id" uuid NOT NULL,
	"job_name" text NOT NULL,
	"queue" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" "job_state" DEFAULT 'wanted' NOT NULL,
	"wanted_at" timestamp (3) with time zone NOT NULL,
	"queued_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error_code" text,
	CONSTRAINT "job_ledger_event_id_job_name_pk" PRIMARY KEY("event_id","job_name")
);
--> statement-breakpoint
CREATE TABLE "job_steps" (
	"event_id" uuid NOT NULL,
	"job_name" text NOT NULL,
	"step" text NOT NULL,
	"owner" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"result" jsonb,
	CONSTRAINT "job_steps_event_id_job_name_step_pk" PRIMARY KEY("event_id","job_name","step")
);
--> statement-breakpoint
CREATE TABLE "queue_status" (
	"queue" text PRIMARY KEY NOT NULL,
	"counts" jsonb NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"measured_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"template" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"language" "language" NOT NULL,
	"message_id" text NOT NULL,
	"state" "mail_state" NOT NULL,
	"code" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"registration_id" uuid,
	"person_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mail_log_messageId_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "personal_data_reads" (
	"reader_id" uuid NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "personal_data_reads_reader_id_subject_type_subject_id_pk" PRIMARY KEY("reader_id","subject_type","subject_id")
);
--> statement-breakpoint
CREATE TABLE "person_numbers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"niss_sealed" "bytea" NOT NULL,
	"niss_index" "bytea" NOT NULL,
	"register" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"sex" "sex",
	"birth_on" date,
	"birth_country" char(2),
	"niss_state" "niss_state" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration_number_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"kind" "number_check_kind" NOT NULL,
	"concerns" text NOT NULL,
	"number" text,
	"state" "number_check_state" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_code" text,
	"blocked" boolean DEFAULT false NOT NULL,
	"name" text,
	"address" text,
	"consultation_number" text,
	"raw" text,
	"confirmed_by" uuid,
	"confirmed_reason" text
);
--> statement-breakpoint
CREATE TABLE "registration_references" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration_representatives" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"niss_sealed" "bytea",
	"niss_index" "bytea",
	"first_name" text,
	"last_name" text,
	"sex" "sex",
	"birth_on" date,
	"birth_country" char(2),
	"email" text,
	"person_id" uuid
);
--> statement-breakpoint
CREATE TABLE "registration_units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"name" text NOT NULL,
	"address" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration_versions" (
	"registration_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registration_versions_registration_id_version_pk" PRIMARY KEY("registration_id","version")
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"status" "registration_status" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"language" "language" NOT NULL,
	"country" char(2) NOT NULL,
	"vat_number" text,
	"without_vat_number" boolean DEFAULT false NOT NULL,
	"cbe_number" text,
	"contact_name" text,
	"contact_email" text,
	"contact_telephone" text,
	"contact_confirmed_at" timestamp (3) with time zone,
	"contact_mails" integer DEFAULT 0 NOT NULL,
	"contact_code_issue" uuid,
	"contact_code_key_id" text,
	"contact_code_at" timestamp (3) with time zone,
	"contact_code_tries" integer DEFAULT 0 NOT NULL,
	"contact_codes" integer DEFAULT 0 NOT NULL,
	"commercial_name" text,
	"address" jsonb,
	"access_token_hash" "bytea" NOT NULL,
	"access_expires_at" timestamp (3) with time zone NOT NULL,
	"rights_version" integer DEFAULT 1 NOT NULL,
	"claimed_by" uuid,
	"claimed_until" timestamp (3) with time zone,
	"decided_by" uuid,
	"decision_reasons" jsonb DEFAULT '[]' NOT NULL,
	"company_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "registrations_reference_unique" UNIQUE("reference"),
	CONSTRAINT "registrations_accessTokenHash_unique" UNIQUE("access_token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"account_id" uuid NOT NULL,
	"next" text NOT NULL,
	"auth_method" text NOT NULL,
	"rights_version" integer DEFAULT 1 NOT NULL,
	"ip" text,
	"browser" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_because" text,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"name_hash" "bytea" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"retry_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issued_secrets" ADD CONSTRAINT "issued_secrets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_persons" ADD CONSTRAINT "company_persons_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_persons" ADD CONSTRAINT "company_persons_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "establishment_units" ADD CONSTRAINT "establishment_units_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_numbers" ADD CONSTRAINT "person_numbers_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_number_checks" ADD CONSTRAINT "registration_number_checks_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_number_checks" ADD CONSTRAINT "registration_number_checks_confirmed_by_accounts_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_representatives" ADD CONSTRAINT "registration_representatives_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_units" ADD CONSTRAINT "registration_units_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_versions" ADD CONSTRAINT "registration_versions_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_claimed_by_accounts_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_account_per_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_account_per_username" ON "accounts" USING btree (lower("username"));--> statement-breakpoint
CREATE UNIQUE INDEX "one_staff_account_per_email" ON "accounts" USING btree (lower("email")) WHERE "accounts"."kind" = 'staff';--> statement-breakpoint
CREATE UNIQUE INDEX "one_issued_secret_per_hash" ON "issued_secrets" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "issued_secrets_by_account" ON "issued_secrets" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "issued_secrets_by_registration" ON "issued_secrets" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "recovery_codes_by_account" ON "recovery_codes" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_company_per_registration" ON "companies" USING btree ("registration_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_company_per_enterprise_number" ON "companies" USING btree ("cbe_number");--> statement-breakpoint
CREATE INDEX "companies_by_vat_number" ON "companies" USING btree ("vat_number");--> statement-breakpoint
CREATE UNIQUE INDEX "one_tie_per_company_person_and_role" ON "company_persons" USING btree ("company_id","person_id","role");--> statement-breakpoint
CREATE INDEX "company_persons_by_person" ON "company_persons" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "establishment_units_by_company" ON "establishment_units" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "documents_by_subject" ON "documents" USING btree ("subject_id","kind");--> statement-breakpoint
CREATE INDEX "events_by_subject" ON "events" USING btree ("subject_type","subject_id","seq");--> statement-breakpoint
CREATE INDEX "job_ledger_not_queued" ON "job_ledger" USING btree ("wanted_at") WHERE "job_ledger"."state" = 'wanted' and "job_ledger"."queued_at" is null;--> statement-breakpoint
CREATE INDEX "job_ledger_wanted" ON "job_ledger" USING btree ("queue","queued_at") WHERE "job_ledger"."state" = 'wanted';--> statement-breakpoint
CREATE INDEX "job_ledger_given_up" ON "job_ledger" USING btree ("finished_at") WHERE "job_ledger"."state" = 'given-up';--> statement-breakpoint
CREATE INDEX "mail_log_by_registration" ON "mail_log" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "mail_log_by_person" ON "mail_log" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_person_per_niss" ON "person_numbers" USING btree ("niss_index");--> statement-breakpoint
CREATE UNIQUE INDEX "one_present_number_per_person" ON "person_numbers" USING btree ("person_id") WHERE "person_numbers"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "person_numbers_by_person" ON "person_numbers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "number_checks_by_registration" ON "registration_number_checks" USING btree ("registration_id","asked_at");--> statement-breakpoint
CREATE INDEX "registration_representatives_by_registration" ON "registration_representatives" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "registration_units_by_registration" ON "registration_units" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "registrations_by_status" ON "registrations" USING btree ("status","submitted_at");--> statement-breakpoint
CREATE INDEX "registrations_by_vat_number" ON "registrations" USING btree ("vat_number");--> statement-breakpoint
CREATE INDEX "registrations_by_claimer" ON "registrations" USING btree ("claimed_by");--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("account_id");