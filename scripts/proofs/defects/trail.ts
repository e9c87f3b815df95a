import { byPureTest, byRow, byTest, defect, type Defect } from '../defect.ts'

/** A column that the seal would not cover, and a check that must notice. */
function unsealed(column: string, find: string, replace: string): Defect {
  return defect(
    `unsealed-${column}`,
    `the ${column} in the canonical form`,
    { file: 'server/platform/events/chain.ts', find, replace },
    byPureTest('server/platform/events/chain.test.ts'),
  )
}

/** The trail: insert-only, in one order, every column sealed. */
export const trailDefects: readonly Defect[] = [
  defect(
    'no-trigger-on-events',
    'the trigger that keeps events insert-only',
    {
      file: 'db/migrations/0001_guards.sql',
      find: 'CREATE TRIGGER events_are_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events\n  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_trail();',
      replace: 'SELECT 1;',
    },
    byTest('jobs/trail-guards.test.ts', 'refuses even its owner'),
  ),
  defect(
    'no-revoke-on-the-trail',
    'taking update and delete on the trail from the processes’ role',
    { file: 'scripts/migrate.ts', find: 'await tx`revoke update, delete, truncate on ${tx(insertOnlyTables)} from ${role}`', replace: '' },
    byTest('jobs/trail-guards.test.ts', 'refuses the processes'),
  ),
  unsealed('payload', "${canonicalize(e.payload) ?? ''}", '{}'),
  unsealed('changes', "${canonicalize(e.changes) ?? ''}", '[]'),
  unsealed('actor', '${text(e.actorId)}', 'null'),
  unsealed('company', '${text(e.companyId)}', 'null'),
  unsealed('time', '${text(e.recordedAt)}', 'null'),
  unsealed('request', '${text(e.requestId)}', 'null'),
  defect(
    'seal-without-the-one-before',
    'the seal before in each seal',
    {
      file: 'server/platform/events/chain.ts',
      find: '.update(previousSeal).update(canonicalEvent(event))',
      replace: '.update(canonicalEvent(event))',
    },
    byTest('scripts/audit-verify.test.ts'),
  ),
  defect(
    'signature-not-checked',
    'checking the signatures of heads',
    {
      file: 'server/platform/events/signed-head.ts',
      find: 'return verify(null, messageOf(head, head.keyId), publicKeyOf(secret), head.signature) ?',
      replace: 'return head.signature.length > 0 ?',
    },
    byPureTest('server/platform/events/signed-head.test.ts'),
  ),
  defect(
    'order-not-by-sequence',
    'sealing events in the order in which they were recorded',
    {
      file: 'jobs/runtime/seal-step.ts',
      find: 'select seq, event_id from event_inbox order by seq limit',
      replace: 'select seq, event_id from event_inbox order by event_id desc limit',
    },
    byRow('R6'),
  ),
]
