import { byRow, byTest, defect, type Defect } from '../defect.ts'

/** Registers: silence is no answer, nobody is asked too much, nobody gets two numbers. */
export const registerDefects: readonly Defect[] = [
  defect(
    'new-id-for-each-request',
    'asking for a person again under the same id',
    { file: 'jobs/identity/issue-niss.job.ts', find: 'wishFor(person, trigger.eventId)', replace: 'wishFor(person, crypto.randomUUID())' },
    byRow('R7'),
  ),
  defect(
    'silence-as-a-no',
    'telling silence from a no',
    {
      file: 'jobs/registrations/ask-vies.ts',
      find: "return { ...nothingKnown, state: 'unavailable', code: said.code, blocked: said.blocked, raw: said.raw ?? null }",
      replace: "return { ...nothingKnown, state: 'invalid', code: said.code, blocked: said.blocked, raw: said.raw ?? null }",
    },
    byTest('features/registrations/asking-vies.chain.test.ts', 'a member state that VIES says is away'),
  ),
  defect(
    'no-turns-at-vies',
    'one question at a time per member state',
    { file: 'jobs/registrations/vies-turns.ts', find: "if redis.call('EXISTS', held) == 1 then", replace: 'if false then' },
    byTest('jobs/registrations/vies-turns.test.ts', 'is held by one question per member state at a time'),
  ),
  defect(
    'waiting-counts-as-an-attempt',
    'putting a job back whose turn has not come',
    {
      file: 'jobs/runtime/run-job.ts',
      find: "      if (error instanceof NotNow) throw new TryLater('not-now', error.pauseMs, true)\n",
      replace: '',
    },
    byTest('jobs/worker.test.ts', 'whose turn has not come is put back'),
  ),
  defect(
    'no-kept-for-a-day',
    'asking VIES again after what it said was a no',
    {
      file: 'server/features/registrations/numbers/number-checks.repository.ts',
      find: "        eq(checks.state, 'valid'),\n",
      replace: '',
    },
    byTest('features/registrations/asking-vies.chain.test.ts', 'a no is never kept'),
  ),
  defect(
    'country-table-without-days',
    'the day from which a rule of the country table holds',
    {
      file: 'server/features/countries/country-table.rules.ts',
      find: 'if (rule.country !== country || rule.validFrom > day) continue',
      replace: 'if (rule.country !== country) continue',
    },
    byTest('features/countries/countries.test.ts', 'decides from its day on'),
  ),
]
