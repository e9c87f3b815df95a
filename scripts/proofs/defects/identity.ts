import { byTest, defect, type Defect } from '../defect.ts'

/** Who is who: passwords, codes, sessions, numbers. */
export const identityDefects: readonly Defect[] = [
  defect(
    'codes-used-twice',
    'remembering which code was used',
    {
      file: 'server/features/identity/verify-otp.command.ts',
      find: 'await updateAccount(tx, account.id, { totpLastStep: step })',
      replace: '',
    },
    byTest('features/identity/sign-in.test.ts', 'count once per account'),
  ),
  defect(
    'no-brake',
    'the brake after wrong passwords',
    {
      file: 'server/features/identity/sign-in.command.ts',
      find: 'if (attempt.braked) throw refusalError(attempt, atFullSpeed)',
      replace: '',
    },
    byTest('features/identity/guessing.test.ts', 'stops fifty at once after the ninth'),
  ),
  defect(
    'codes-not-braked',
    'the brake after wrong codes',
    {
      file: 'server/features/identity/verify-otp.command.ts',
      find: 'if (attempt.braked) throw refusalError(attempt, atFullSpeed)',
      replace: '',
    },
    byTest('features/identity/sign-in.test.ts', 'are braked from the tenth wrong one'),
  ),
  defect(
    'unknown-names-answered-fast',
    'comparing a password where there is no account',
    {
      file: 'server/platform/crypto/passwords.ts',
      find: 'const against = storedHash ?? (await decoy)',
      replace: 'if (!storedHash) return false\n  const against = storedHash',
    },
    byTest('features/identity/guessing.test.ts', 'answers known and unknown names alike'),
  ),
  defect(
    'sessions-outlive-rights',
    'comparing the version of rights a session was begun with',
    { file: 'server/features/identity/sessions.repository.ts', find: '\n      and s.rights_version = a.rights_version', replace: '' },
    byTest('features/identity/sessions.test.ts', 'end every session at once'),
  ),
]
