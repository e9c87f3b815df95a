import { byPureTest, byTest, defect, type Defect } from '../defect.ts'

/** Who is who: passwords, codes, sessions, numbers. */
export const identityDefects: readonly Defect[] = [
  defect(
    'codes-used-twice',
    'remembering which code was used',
    {
      file: 'server/features/identity/sign-in/verify-otp.command.ts',
      find: 'await updatePhone(tx, phone.id, { lastStep: read.step })',
      replace: '',
    },
    byTest('attacks/a2-guessing.test.ts', 'who saw a code cannot use it again'),
  ),
  defect(
    'codes-of-other-times-taken',
    'refusing a code of another time within ten minutes',
    {
      file: 'server/features/identity/sign-in/verify-otp.command.ts',
      find: "return read.kind === 'right' ? { factor: 'code' } : { faults: [clockFault(read.seconds)] }",
      replace: "return { factor: 'code' }",
    },
    byTest('features/identity/phone-clock.test.ts', 'behind: is told so once'),
  ),
  defect(
    'old-factors-outlive-a-reset',
    'taking the earlier phones and codes away when both factors are set anew',
    {
      file: 'server/features/identity/sign-in/set-new-password.command.ts',
      find: 'await exchangeFactors(tx, account.id, sessionId)',
      replace: '',
    },
    byTest('features/identity/password-reset.test.ts', 'goes from the mailed link'),
  ),
  defect(
    'reset-links-used-twice',
    'using up a mailed link',
    {
      file: 'server/features/identity/recovery/use-password-reset.command.ts',
      find: "if ((await useIssue(tx, found.id, now)) === 0) throw new HouseError('link-used')",
      replace: '',
    },
    byTest('attacks/a2-guessing.test.ts', 'who finds a reset link after it was used'),
  ),
  defect(
    'mailboxes-flooded',
    'the limit of mails to one address',
    {
      file: 'server/features/identity/recovery/request-password-reset.command.ts',
      find: 'if (!mayMailReset(await lockRequestTimes(tx, addressIndex, hoursAfter(now, -1)), now)) return',
      replace: '',
    },
    byTest('features/identity/password-reset.test.ts', 'floods no mailbox'),
  ),
  defect(
    'staff-reset-by-mail',
    'sending staff to an administrator instead of a link',
    {
      file: 'server/features/identity/identity.rules.ts',
      find: "if (account.kind === 'staff') return 'staff'",
      replace: '',
    },
    byTest('features/identity/password-reset.test.ts', 'brings a link for each account of a shared address'),
  ),
  defect(
    'one-administrator-confirms-himself',
    'asking a second administrator',
    {
      file: 'server/features/identity/identity.policy.ts',
      find: "return actor.kind === 'staff' && actor.accountId === reset.proposedBy ? refused('not-allowed') : allowed",
      replace: 'return allowed',
    },
    byTest('features/identity/staff-resets.test.ts', 'is taken away by two administrators'),
  ),
  defect(
    'no-brake',
    'the brake after wrong passwords',
    {
      file: 'server/features/identity/sign-in/counted-try.ts',
      find: 'if (attempt.braked) throw refusalError(attempt, atFullSpeed)',
      replace: '',
    },
    byTest('features/identity/guessing.test.ts', 'lets the right password in while it is not braked'),
  ),
  defect(
    'codes-not-braked',
    'the brake after wrong codes',
    {
      file: 'server/features/identity/sign-in/counted-try.ts',
      find: 'if (attempt.braked) throw refusalError(attempt, atFullSpeed)',
      replace: '',
    },
    byTest('attacks/a2-guessing.test.ts', 'who knows the password and guesses codes'),
  ),
  defect(
    'braked-owner-told-each-time',
    'telling who is braked once a day, whatever is tried',
    {
      file: 'server/features/identity/sign-in/note-brake.command.ts',
      find: 'hoursAfter(now, -brakeToldEveryHours), now))) return',
      replace: 'now, now))) return',
    },
    byTest('features/identity/braked-account.chain.test.ts', 'all day long are one mail'),
  ),
  defect(
    'known-password-hidden-by-guessing',
    'telling of codes after the right password apart from guesses at the door',
    {
      file: 'server/features/identity/sign-in/brake.rules.ts',
      find: "return behind === 'nothing' ? 'door' : 'behind'",
      replace: "return behind === 'nothing' ? 'door' : 'door'",
    },
    byTest('features/identity/braked-account.chain.test.ts', 'after the right password say that somebody knows it'),
  ),
  {
    id: 'guessing-counted-beside-each-other',
    without: 'counting wrong passwords of one network, or with one password, one after the other',
    edits: [
      {
        file: 'server/features/identity/sign-in/guessing.repository.ts',
        find: "  await sql`select pg_advisory_xact_lock(hashtextextended(${lockKey('network', networkHash)}, 0))`\n",
        replace: '',
      },
      {
        file: 'server/features/identity/sign-in/guessing.repository.ts',
        find: "  await sql`select pg_advisory_xact_lock(hashtextextended(${lockKey('password', passwordHash)}, 0))`\n",
        replace: '',
      },
    ],
    caughtBy: byTest('features/identity/guessing-many.test.ts', 'at once is counted one by one'),
  },
  defect(
    'unknown-names-answered-fast',
    'comparing a password where there is no account',
    {
      file: 'server/platform/crypto/passwords.ts',
      find: 'const against = storedHash ?? (await decoy)',
      replace: 'if (!storedHash) return false\n  const against = storedHash',
    },
    byTest('attacks/a2-known-and-unknown.test.ts', 'names take the same time to refuse'),
  ),
  defect(
    'known-addresses-answered-slowly',
    'leaving it to a job to find out whose address asks for a new password',
    {
      file: 'server/features/identity/recovery/request-password-reset.command.ts',
      find: 'const addressIndex = resetAddressIndex(keys, email)',
      replace:
        'const addressIndex = resetAddressIndex(keys, email)\n  if ((await house.sql`select 1 from accounts where email = ${email}`).length > 0) await new Promise((resolve) => setTimeout(resolve, 3))',
    },
    byTest('attacks/a2-known-and-unknown.test.ts', 'addresses take the same time'),
  ),
  defect(
    'blocked-answered-otherwise',
    'answering blocked accounts like wrong passwords',
    {
      file: 'server/features/identity/sign-in/sign-in.command.ts',
      find: 'if (account.blockedAt !== null) return false',
      replace: "if (account.blockedAt !== null) throw new Error('blocked')",
    },
    byTest('attacks/a2-known-and-unknown.test.ts', 'names are answered with the same bytes'),
  ),
  defect(
    'cookies-raised',
    'giving the cookie a new value at each step',
    {
      file: 'server/features/identity/sessions/sessions.repository.ts',
      find: '.set(to)',
      replace: '.set({ ...to, tokenHash: undefined })',
    },
    byTest('attacks/a2-guessing.test.ts', 'who planted a cookie is never raised'),
  ),
  defect(
    'sessions-outlive-a-password',
    'ending the other sessions when the password is changed',
    {
      file: 'server/features/identity/my-account/change-own-password.command.ts',
      find: "await endSessionsOf(tx, account.id, 'password-changed', now, sessionId)",
      replace: '',
    },
    byTest('attacks/a2-crowds-and-thieves.test.ts', 'after the owner has changed his password elsewhere'),
  ),
  defect(
    'typed-names-kept',
    'keeping typed names as keyed hashes only',
    {
      file: 'server/features/identity/identity-keys.ts',
      find: 'return blindIndex(keys.nissIndex, `sign-in:${typed}`)',
      replace: 'return Buffer.from(typed.padEnd(32), "utf8")',
    },
    byTest('attacks/a8-secrets-kept.test.ts'),
  ),
  {
    id: 'sessions-outlive-rights',
    without: 'ending sessions when roles change, by either of the two ways',
    edits: [
      {
        file: 'server/features/identity/sessions/sessions.repository.ts',
        find: '\n      and s.rights_version = a.rights_version',
        replace: '',
      },
      {
        file: 'server/features/identity/staff/set-staff-roles.command.ts',
        find: "    await endSessionsOf(tx, account.id, 'rights-changed', house.clock.now())\n",
        replace: '',
      },
    ],
    caughtBy: byTest('features/identity/sessions.test.ts', 'other roles hold from the next sign-in on'),
  },
  defect(
    'blocked-signs-in',
    'refusing blocked accounts',
    { file: 'server/features/identity/sign-in/sign-in.command.ts', find: 'if (account.blockedAt !== null) return false', replace: '' },
    byTest('features/identity/sessions.test.ts', 'end every session at once'),
  ),
  defect(
    'csam-of-another-browser',
    'binding a sign-in by CSAM to the browser that began it',
    {
      file: 'server/features/identity/issuers/pending-login.ts',
      find: "  if (query.get('state') !== state) return false\n",
      replace: '',
    },
    byTest('features/identity/csam.test.ts', 'cannot finish in another browser'),
  ),
  defect(
    'csam-data-unsigned',
    'checking the signature of what CSAM says of a person',
    { file: 'server/features/identity/issuers/oidc.gateway.ts', find: '      client.enableNonRepudiationChecks,\n', replace: '' },
    byTest('features/identity/csam-forged.test.ts', 'userinfo signed with another key'),
  ),
  defect(
    'csam-too-weak',
    'demanding the level that was asked for',
    {
      file: 'server/features/identity/issuers/csam.rules.ts',
      find: 'if (levelOf(acr) < levelOf(acrValues[asked]))',
      replace: "if (acr === '')",
    },
    byPureTest('server/features/identity/issuers/csam.rules.test.ts', 'the app for the card'),
  ),
  defect(
    'csam-resident-card',
    'refusing a resident card',
    {
      file: 'server/features/identity/issuers/csam.rules.ts',
      find: "if (amr.includes('eid-foreigner') || roles.includes('foreigner-card'))",
      replace: "if (amr.includes('nothing'))",
    },
    byTest('features/identity/csam.test.ts', 'is told about resident-card'),
  ),
  defect(
    'csam-blocked-account',
    'keeping a blocked account out of signing in by CSAM',
    {
      file: 'server/features/identity/issuers/finish-csam.command.ts',
      find: 'account !== undefined && account.blockedAt === null',
      replace: 'account !== undefined',
    },
    byTest('features/identity/csam.test.ts', 'is told when his account is blocked'),
  ),
  defect(
    'agency-address-unconfirmed',
    'believing only an address that the agency’s issuer has confirmed',
    {
      file: 'server/features/identity/issuers/agency.gateway.ts',
      find: "typeof email === 'string' && isConfirmed === true",
      replace: "typeof email === 'string' && isConfirmed !== 'never'",
    },
    byTest('features/identity/agency.test.ts', 'is somebody whose address nobody confirmed'),
  ),
  defect(
    'agency-address-handed-on',
    'keeping a colleague’s account from who was given the address later',
    {
      file: 'server/features/identity/issuers/agency.rules.ts',
      find: "  if (account.agencySubject !== null && account.agencySubject !== subject) return { refused: 'other-login', account }\n",
      replace: '',
    },
    byTest('features/identity/agency.test.ts', 'is somebody who was given the address of a colleague'),
  ),
]
