import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { bareSql } from '#db/transaction.ts'
import { transactionFacts } from '../transaction-facts.ts'
import type { NewEvent } from './define-events.ts'

/**
 * Records what happened, inside the transaction in which it happened: the row is audit trail, outbox and live feed at
 * once. Load the subject's row `for update` first, so that two events of one subject are in order. Returns the event's id.
 */
export async function recordEvent(tx: Transaction, event: NewEvent): Promise<string> {
  const facts = transactionFacts(tx)
  const eventId = newId()
  const sql = bareSql(tx)
  const at = facts.now.toISOString()
  const { kind, id, authMethod } = facts.actor
  // One statement, one trip: event, inbox row and origin stand or fall together.
  await sql`
    with recorded as (
      insert into events (id, name, schema_version, subject_type, subject_id, subject_version, company_id,
                          actor_kind, actor_id, auth_method, request_id, payload, changes, recorded_at)
      values (${eventId}, ${event.name}, ${event.schemaVersion}, ${event.subject.type}, ${event.subject.id}, ${event.subject.version},
              ${event.companyId ?? null}, ${kind}, ${id}, ${authMethod}, ${facts.requestId},
              ${JSON.stringify(event.payload)}::text::jsonb, ${JSON.stringify(event.changes ?? [])}::text::jsonb, ${at})
      returning seq
    ), origin as (
      insert into event_origin (event_id, ip, browser, recorded_at)
      select ${eventId}, ${facts.ip}, ${facts.browser}, ${at} where ${facts.ip}::text is not null
    )
    insert into event_inbox (seq, event_id) select seq, ${eventId} from recorded`
  facts.recorded += 1
  return eventId
}
