import { call, textIn } from './http.ts'
import { nissIn, passwordIn, type Post } from './mails.ts'
import { emailOf } from './people.ts'
import { exactly, none, type Finding } from './row.ts'
import type { OpenStage, Stage } from './stage.ts'

/** Counts how often each account's password is written, by the database itself: nothing that writes it can be missed. */
export type PasswordWatch = { writtenTwice(): Promise<number> }

export async function watchPasswords({ owner }: OpenStage): Promise<PasswordWatch> {
  await owner.unsafe(`
    create table fault_passwords (account_id uuid not null, hash text not null);
    create function note_fault_password() returns trigger language plpgsql security definer as $$
      begin
        insert into fault_passwords values (new.id, new.password_hash);
        return null;
      end $$;
    create trigger note_fault_password after update of password_hash on accounts for each row
      when (new.password_hash is distinct from old.password_hash) execute function note_fault_password();`)
  return {
    async writtenTwice() {
      const rows = await owner`select 1 from fault_passwords group by account_id having count(*) > 1`
      return rows.length
    },
  }
}

type Wanted = { people: readonly number[]; post: Post; passwords: PasswordWatch; sample: number }

/**
 * What everybody who was admitted must have got: two different mails, and a password that is the account's and signs in.
 */
export async function credentialFindings(
  stage: Stage,
  open: OpenStage,
  { people, post, passwords, sample }: Wanted,
): Promise<{ lost: number; findings: Finding[] }> {
  const mailsTo = (n: number) => post.byAddress.get(emailOf(n)) ?? []
  const lost = people.filter((n) => mailsTo(n).length < 2).length
  const tooMany = people.filter((n) => mailsTo(n).length > 2).length
  const step = Math.max(1, Math.floor(people.length / sample))
  const chosen = people.filter((_, index) => index % step === 0)
  const [issues] = await open.house.sql<{ accounts: number; issues: number }[]>`
    select count(distinct account_id)::int as accounts, count(*)::int as issues from issued_secrets
    where purpose = 'temporary-password'`
  return {
    lost,
    findings: [
      none('persons without both mails', lost),
      none('persons with a third, different mail', tooMany),
      exactly('passwords issued, one a person', people.length, issues?.issues ?? 0),
      none('accounts whose password was written twice', await passwords.writtenTwice()),
      exactly('mailed passwords that sign in', chosen.length, await signIns(stage, chosen.map(mailsTo))),
    ],
  }
}

/** Signs in with number and password as mailed, over HTTP. */
async function signIns(stage: Stage, mailsOf: readonly (readonly { text: string }[])[]): Promise<number> {
  const server = await stage.startServer()
  let signedIn = 0
  for (const mails of mailsOf) {
    const username = mails.map(({ text }) => nissIn(text)).find((found) => found !== undefined)
    const password = mails.map(({ text }) => passwordIn(text)).find((found) => found !== undefined)
    const answer = await call('POST', `${server.url}/api/v1/session`, { body: { username, password } })
    if (answer.status === 200 && textIn(answer.body, 'next') === 'otp-setup') signedIn += 1
  }
  await server.stop()
  return signedIn
}
