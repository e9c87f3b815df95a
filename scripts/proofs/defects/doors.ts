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
    'step-page-open',
    'asking at the page of the code whether somebody stands before it',
    { file: 'web/src/routes/(public)/sign-in/code/+page.server.ts', find: "  demandStep(event, 'otp')\n", replace: '' },
    byTest('attacks/a1-every-page.test.ts', 'is shown to who may see it'),
  ),
  defect(
    'page-of-any-registration',
    'opening by a link the one registration that it is for',
    {
      file: 'web/src/routes/(public)/registrations/[reference]/+page.server.ts',
      find: 'if (registration?.reference !== params.reference) return',
      replace: 'if (!registration) return',
    },
    byTest('attacks/a1-every-page.test.ts', 'is shown to who may see it'),
  ),
  defect(
    'reports-for-every-role',
    'keeping reports about accessibility to who reads the desk’s cards',
    {
      file: 'server/features/accessibility/accessibility.policy.ts',
      find: "return actor.roles.some((role) => role === 'validator' || role === 'administrator' || role === 'auditor') ? allowed : refused('not-found')",
      replace: 'return allowed',
    },
    byTest('attacks/a1-every-page.test.ts', 'holds no word of anything'),
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
  defect(
    'pages-in-frames',
    'forbidding other sites to frame a page',
    { file: 'server/platform/http/security-headers.ts', find: "frameguard: { action: 'deny' }", replace: 'frameguard: false' },
    byTest('attacks/a3-other-sites.test.ts', 'can stand in no frame'),
  ),
  defect(
    'cookies-in-the-clear',
    'sending cookies on https alone',
    { file: 'server/platform/http/cookies.ts', find: 'secure: config.http.secureCookies,', replace: 'secure: false,' },
    byTest('attacks/a3-other-sites.test.ts', 'is HttpOnly, SameSite, Secure'),
  ),
  defect(
    'forms-from-anywhere',
    'asking where the form of a page comes from',
    { file: 'server/app.ts', find: 'app.use(originCheck(ownOrigin))', replace: "app.use('/api', originCheck(ownOrigin))" },
    byTest('attacks/a3-other-sites.test.ts', 'is refused at every form of every page'),
  ),
  defect(
    'mailed-links-logged',
    'hiding mailed tokens in the lines of the log',
    {
      file: 'server/platform/http/access-log.ts',
      find: "if (/^[A-Za-z0-9_-]{40,}$/.test(part)) return '[token]'",
      replace: "if (part === '') return '[token]'",
    },
    byTest('attacks/a8-secrets-kept.test.ts'),
  ),
  defect(
    'kept-answers-readable',
    'sealing the answers that are kept for an Idempotency-Key',
    {
      file: idempotency,
      find: 'const sealed = seal(config.keys.session, contextOf(place), JSON.stringify(answer))',
      replace: 'const sealed = Buffer.from(JSON.stringify(answer))',
    },
    byTest('attacks/a8-secrets-kept.test.ts'),
  ),
]
