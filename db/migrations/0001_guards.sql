-- The trail is insert-only for everybody who is not its owner migrating: grants say so, and this trigger says so again.
CREATE FUNCTION refuse_change_of_the_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is insert-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
CREATE TRIGGER events_are_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_trail();--> statement-breakpoint
CREATE TRIGGER event_chain_is_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_chain
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_trail();--> statement-breakpoint
CREATE TRIGGER audit_heads_are_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_heads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_trail();--> statement-breakpoint
INSERT INTO event_chain_head (id, position, seal) VALUES (1, 0, '\x0000000000000000000000000000000000000000000000000000000000000000');--> statement-breakpoint
INSERT INTO test_clock (id, offset_ms) VALUES (1, 0);
