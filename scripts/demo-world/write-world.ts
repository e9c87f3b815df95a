import { randomBytes } from 'node:crypto'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database, Transaction } from '#db/client.ts'
import { accounts } from '#db/schema/accounts.ts'
import { companies, companyPersons, establishmentUnits } from '#db/schema/companies.ts'
import { documents } from '#db/schema/documents.ts'
import { mailLog } from '#db/schema/mail-log.ts'
import { personNumbers, persons } from '#db/schema/persons.ts'
import {
  registrationNumberChecks,
  registrationReferences,
  registrationRepresentatives,
  registrations,
  registrationUnits,
  registrationVersions,
} from '#db/schema/registrations.ts'
import { nissIndex, sealNiss } from '#server/features/identity/identity-keys.ts'
import { hashToken } from '#server/platform/crypto/tokens.ts'
import type { Config } from '#server/platform/config.ts'
import type { StoredFile } from '#server/platform/files/file-store.ts'
import type { Admitted, DocumentRow, FileState } from './state.ts'
import { contentOf } from './submitted-content.ts'
import { writeTrail } from './trail.ts'

export type WorldParts = { files: readonly FileState[]; stored: ReadonlyMap<string, StoredFile>; keys: Config['keys'] }

/** Rows in one statement; PostgreSQL takes at most 65,535 values. */
const atOnce = 500

/** Writes the whole world, or nothing of it. Answers how many events it has. */
export function writeWorld(db: Database, { files, stored, keys }: WorldParts): Promise<number> {
  const documentsOf = new Map(files.map((file) => [file.row.id, documentRows(file, stored)]))
  const rows = <Row>(of: (file: FileState) => readonly Row[]) => files.flatMap((file) => [...of(file)])
  const admitted = rows(({ admission }) => admission?.people ?? [])
  return db.transaction(async (tx) => {
    await insert(tx, registrationReferences, lastReferences(files))
    await insert(
      tx,
      registrations,
      rows(({ row }) => [{ ...row, accessTokenHash: lostToken() }]),
    )
    await insert(
      tx,
      registrationNumberChecks,
      rows(({ checks }) => checks),
    )
    await insert(
      tx,
      registrationUnits,
      rows(({ units }) => units),
    )
    await insert(
      tx,
      registrationRepresentatives,
      rows(({ representatives }) => representatives),
    )
    await insert(tx, documents, [...documentsOf.values()].flat())
    await insert(
      tx,
      registrationVersions,
      rows((file) => versionsOf(file, documentsOf.get(file.row.id) ?? [], keys)),
    )
    await insert(
      tx,
      companies,
      rows(({ admission }) => (admission ? [admission.company] : [])),
    )
    await insert(
      tx,
      establishmentUnits,
      rows(({ admission }) => admission?.units ?? []),
    )
    await insert(
      tx,
      persons,
      admitted.map(({ person }) => person),
    )
    await insert(
      tx,
      personNumbers,
      admitted.map((one) => numberRow(one, keys)),
    )
    await insert(tx, accounts, accountRows(admitted))
    await insert(
      tx,
      companyPersons,
      admitted.map(({ tie }) => tie),
    )
    await insert(
      tx,
      mailLog,
      rows(({ mails }) => mails),
    )
    return writeTrail(tx, files)
  })
}

async function insert<Table extends PgTable>(tx: Transaction, table: Table, rows: readonly Table['$inferInsert'][]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) await tx.insert(table).values(rows.slice(from, from + atOnce))
}

/** Nobody has the token of these registrations: their applicants are invented. */
const lostToken = () => hashToken(randomBytes(32).toString('base64url'))

function lastReferences(files: readonly FileState[]): { year: number; last: number }[] {
  const last = new Map<number, number>()
  for (const { row } of files) {
    const [, year = '', number = ''] = row.reference.split('-')
    last.set(Number(year), Math.max(last.get(Number(year)) ?? 0, Number(number)))
  }
  return [...last].map(([year, number]) => ({ year, last: number }))
}

function documentRows({ proofs }: FileState, stored: ReadonlyMap<string, StoredFile>): DocumentRow[] {
  return proofs.map(({ row }) => {
    const file = stored.get(row.id)
    if (!file) throw new Error('A proof of the world was not printed')
    return { ...row, pages: 1, size: file.size, sha256: file.sha256, storageKey: file.key }
  })
}

function versionsOf(file: FileState, proofs: readonly DocumentRow[], keys: Config['keys']): (typeof registrationVersions.$inferInsert)[] {
  return file.submissions.map((submission) => ({
    registrationId: file.row.id,
    version: submission.version,
    content: contentOf(
      submission,
      proofs.find(({ id }) => id === submission.proofId),
      keys,
    ),
    submittedAt: new Date(submission.at),
  }))
}

function numberRow({ person, niss, nissKind, numberId }: Admitted, keys: Config['keys']): typeof personNumbers.$inferInsert {
  return {
    id: numberId,
    personId: person.id,
    nissSealed: sealNiss(keys, person.id, niss),
    nissIndex: nissIndex(keys, niss),
    register: nissKind,
    issuedAt: person.createdAt,
  }
}

/** Namesakes get a number behind their user name, as they do when accounts are opened. */
function accountRows(admitted: readonly Admitted[]): (typeof accounts.$inferInsert)[] {
  const used = new Map<string, number>()
  return admitted.map(({ account: { usernameWanted, ...account } }) => {
    const before = used.get(usernameWanted) ?? 0
    used.set(usernameWanted, before + 1)
    return { ...account, username: before === 0 ? usernameWanted : `${usernameWanted}${String(1_000 + 37 * before)}` }
  })
}
