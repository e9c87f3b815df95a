import { byRow, byTest, defect, type Defect } from '../defect.ts'

/** Jobs: nothing lost, nothing twice. */
export const jobDefects: readonly Defect[] = [
  defect(
    'no-ledger-read',
    'reading the ledger before a job runs',
    {
      file: 'jobs/runtime/run-job.ts',
      find: "if (entry?.state !== 'wanted') return 'was-finished'",
      replace: "if (!entry) return 'was-finished'",
    },
    byTest('jobs/worker.test.ts', 'runs once though it is added again after it was done'),
  ),
  defect(
    'no-ledger-read-relay',
    'reading the ledger, while relays die and queue again',
    {
      file: 'jobs/runtime/run-job.ts',
      find: "if (entry?.state !== 'wanted') return 'was-finished'",
      replace: "if (!entry) return 'was-finished'",
    },
    byRow('R6'),
  ),
  defect(
    'no-order-of-bookkeeping',
    'noting done jobs always in the same order',
    {
      file: 'jobs/runtime/ledger.ts',
      find: 'compare(one.eventId, other.eventId) || compare(one.jobName, other.jobName)',
      replace: '0 * compare(one.eventId, other.eventId)',
    },
    byTest('jobs/bookkeeping.test.ts', 'neither waits for the other'),
  ),
  defect(
    'rows-by-their-state',
    'finding the rows that are stamped by their keys',
    { file: 'jobs/runtime/publish-jobs.ts', find: "w.state is not distinct from 'wanted'", replace: "w.state = 'wanted'" },
    byTest('jobs/bookkeeping.test.ts', 'finds each row by its key'),
  ),
  defect(
    'no-epoch',
    'telling an emptied Redis everything again',
    {
      file: 'jobs/runtime/epoch.ts',
      find: '!== row.epoch) await tellAgain(parts, row.epoch)',
      replace: '=== undefined) await tellAgain(parts, row.epoch)',
    },
    byRow('R2'),
  ),
  {
    id: 'no-catch-up-of-queueing',
    without: 'queueing what a relay left behind that died after its commit',
    edits: [
      { file: 'jobs/runtime/publish-jobs.ts', find: 'await catchUp(0)', replace: 'lookedAt = performance.now()' },
      { file: 'jobs/runtime/publish-jobs.ts', find: 'await catchUp(leftBehindAfterMs)', replace: 'lookedAt = performance.now()' },
    ],
    caughtBy: byRow('R6'),
  },
  defect(
    'no-lock-on-the-head',
    "the lock on the chain's head",
    {
      file: 'jobs/runtime/seal-step.ts',
      find: 'from event_chain_head h where h.id = 1 for update',
      replace: 'from event_chain_head h where h.id = 1',
    },
    byRow('R6'),
  ),
  defect(
    'no-fence-for-a-frozen-relay',
    'a limit on how long a frozen relay holds the head',
    { file: 'jobs/runtime/connections.ts', find: 'idle_in_transaction_session_timeout: 2_000,', replace: '' },
    byRow('R6'),
  ),
  defect(
    'long-lock',
    'the short lock by which a dead worker is found out',
    { file: 'jobs/runtime/worker.ts', find: 'lockDuration: lockMs', replace: 'lockDuration: 60_000' },
    byTest('jobs/killed.test.ts', 'works again within five seconds'),
  ),
  defect(
    'no-step-ledger',
    'the memory of outside effects',
    { file: 'jobs/runtime/once.ts', find: 'if (row.isDone) return row.result as Result', replace: 'if (row.isDone) break' },
    byTest('jobs/once.test.ts', 'happens once; a retry is given its result'),
  ),
  defect(
    'no-twin-check',
    'noticing that a twin was faster',
    {
      file: 'jobs/runtime/ledger.ts',
      find: 'if ((await markDoneIn(tx, key)) === 0) throw new AlreadyDone()',
      replace: 'await markDoneIn(tx, key)',
    },
    byTest('jobs/worker.test.ts', 'that finds a twin was faster takes back what it wrote'),
  ),
  defect(
    'random-message-id',
    'the same Message-ID at every attempt',
    {
      file: 'jobs/notifications/send-mail.ts',
      find: '`<${trigger.eventId}.${mail.template}',
      replace: '`<${crypto.randomUUID()}.${mail.template}',
    },
    byRow('R1'),
  ),
  defect(
    'random-password',
    'deriving the temporary password from the id of its issue',
    {
      file: 'server/platform/crypto/tokens.ts',
      find: "const source = Buffer.from(token, 'base64url')\n",
      replace: "const source = token === '' ? Buffer.alloc(32) : randomBytes(32)\n",
    },
    byRow('R1'),
  ),
  defect(
    'second-password',
    'finding the issue that was made before',
    {
      file: 'server/features/identity/credentials/issue-temporary-password.command.ts',
      find: 'if ((await insertIssue(tx, issue)) === 0) {',
      replace: 'if ((await insertIssue(tx, issue)) < 0) {',
    },
    byRow('R1'),
  ),
]
