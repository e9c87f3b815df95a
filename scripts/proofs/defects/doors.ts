import { byRow, byTest, defect, type Defect } from '../defect.ts'

const idempotency = 'server/platform/http/idempotency.ts'

/** The doors: origin, gates, keys, limits. */
export const doorDefects: readonly Defect[] = [
  defect(
    'no-idempotency-insert',
    'taking the place of an Idempotency-Key before acting',
    {
      file: idempotency,
      find: 'if (await kept.takePlace(db, place, hash, now)) return { mine: true, since: now }',
      replace: 'if (await kept.takePlace(db, place, hash, now).then(() => true)) return { mine: true, since: now }',
    },
    byRow('R5'),
  ),
  defect(
    'key-for-any-body',
    'refusing a key that comes back with another body',
    { file: idempotency, find: "if (!sameBody) throw new HouseError('key-reused')", replace: '' },
    byTest('features/http/idempotency.test.ts', 'is refused for another body'),
  ),
  defect(
    'no-origin-check',
    'asking where an unsafe request comes from',
    { file: 'server/platform/http/origin-check.ts', find: "next(new HouseError('foreign-origin'))", replace: 'next()' },
    byTest('features/http/origin.test.ts'),
  ),
  defect(
    'null-origin-is-ours',
    'refusing pages that hide where they come from',
    {
      file: 'server/platform/http/origin-check.ts',
      find: "if (origin === 'null') return site === 'same-origin'",
      replace: "if (origin === 'null') return true",
    },
    byTest('features/http/origin.test.ts'),
  ),
  defect(
    'open-steps-pass',
    'stopping who has not yet given his code',
    {
      file: 'server/platform/http/gate.ts',
      find: "return { allowed: false, because: 'step-required', next: actor.next }",
      replace: 'return allowed',
    },
    byTest('features/http/gates.test.ts'),
  ),
  defect(
    'no-limit-by-address',
    'counting what an address asks for',
    {
      file: 'server/platform/http/endpoint-call.ts',
      find: 'if (limitClass) await limits.count(limitClass, knock.request.ip)',
      replace: '',
    },
    byTest('features/http/limits.test.ts', 'stop starts above the limit'),
  ),
  defect(
    'no-flood-gate',
    'the limit on all requests of one address',
    { file: 'server/platform/http/rate-limit.ts', find: 'if (count.left <= 0) return', replace: 'if (count.left === -1) return' },
    byTest('features/http/limits.test.ts', 'turn a flood away'),
  ),
  defect(
    'answers-not-checked',
    'holding answers to what their contract names',
    { file: 'server/platform/http/endpoint-call.ts', find: 'answer: answer.data, cookies', replace: 'answer: reply.answer, cookies' },
    byTest('features/http/gates.test.ts', 'answers only what the contract names'),
  ),
]
