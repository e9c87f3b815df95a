import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { invalidInput } from '../../../platform/errors.ts'
import type { NewEvent } from '../../../platform/events/define-events.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccountOfPerson } from '../accounts.repository.ts'
import { nissIndex, nissIndexes, sealNiss } from '../identity-keys.ts'
import type { Language, Sex } from '../identity.contract.ts'
import { nissIssued, personAdmitted, personNamedAgain, personNameWanted } from '../identity.events.ts'
import { mayAdmitPerson } from '../identity.policy.ts'
import { parseNiss } from './niss.rules.ts'
import { openAccount } from '../credentials/open-account.ts'
import { deletePerson, findNumberOwner, insertNumber, insertPerson, lockPerson, type PersonRow } from './persons.repository.ts'
import { suspectDuplicate } from './suspect-duplicate.command.ts'

export type AdmitPersonInput = {
  /** Null for a person named later, as contact person of a company (Manual FR §3.2.3). */
  registrationId: string | null
  companyId: string
  representative: {
    /** Eleven digits, where the person is known to the Belgian social security (S40); else the data to ask one with. */
    niss?: string
    firstName?: string
    lastName?: string
    sex?: Sex
    birthDate?: string
    birthCountry?: string
    /** In Latin letters, where the names are not. */
    latinFirstName?: string
    latinLastName?: string
    /** Why the number given is not taken for his yet; absent when nothing speaks against it. */
    held?: HeldNumber
  }
  /** Of the correspondence; the language of a new account. */
  language: Language
  /** The address of a new account, and never of one that exists. */
  email: string
}

/**
 * A number waits: the register has somebody else's name under it, so the desk has to look ("stops at the desk"); or the
 * register has not said yet, and `record-niss-answer` goes on when it has.
 */
export type HeldNumber =
  { because: 'name-differs'; registered: { firstName: string; lastName: string; birthDate: string } } | { because: 'not-compared' }

/** Of a person there are no versions: what may change about one is in rows of its own. */
const version = 1

/**
 * Admits a person with a company. One person, one account: who is found by NISS keeps the account there is, with its
 * own address, and gets no credentials; for anyone else an account is opened, which has none until a job issues them.
 * Called within the approval, so that company and persons exist together or not at all.
 */
export async function admitPerson(
  house: House,
  actor: Actor,
  input: AdmitPersonInput,
  within?: Transaction,
): Promise<{ personId: string; knownAccount: boolean }> {
  const { registrationId, companyId, representative } = input
  return house.transaction(
    actor,
    async (tx) => {
      demand(mayAdmitPerson(actor))
      const knownNumber = representative.niss !== undefined
      const isHeld = representative.held !== undefined
      const person = knownNumber && !isHeld ? await personWithNumber(house, tx, input) : await newPerson(house, tx, input, 'asked')
      // A person made just now cannot have one.
      const knownAccount = knownNumber && !isHeld && (await findAccountOfPerson(tx, person.id)) !== undefined
      if (!knownAccount) {
        const { firstName, lastName, latinFirstName, latinLastName } = person
        const { email, language } = input
        const names = { firstName, lastName, latinFirstName, latinLastName }
        await openAccount(tx, { kind: 'person', personId: person.id, ...names, email, language, createdAt: house.clock.now() })
      }
      const payload = { registrationId, companyId, knownNumber, knownAccount }
      await recordEvent(tx, personAdmitted.of({ subjectId: person.id, version, companyId, payload }))
      for (const event of consequences(input, person, knownAccount)) await recordEvent(tx, event)
      await holdNumber(house, actor, person.id, input, tx)
      return { personId: person.id, knownAccount }
    },
    within,
  )
}

/**
 * What follows at once, as events of their own, so that no job is begun only to find that it is not about it. Who has no
 * number waits for the job that asks one; with a number, what waits for it need not wait.
 */
function consequences(
  { registrationId, companyId, representative }: AdmitPersonInput,
  person: PersonRow,
  knownAccount: boolean,
): NewEvent[] {
  const subject = { subjectId: person.id, version, companyId }
  if (knownAccount) return [personNamedAgain.of({ ...subject, payload: { companyId } })]
  if (representative.niss === undefined || representative.held) return []
  const issued = nissIssued.of({ ...subject, payload: { registrationId } })
  const isNameless = person.firstName === '' && person.lastName === ''
  return isNameless ? [issued, personNameWanted.of({ ...subject, payload: { registrationId } })] : [issued]
}

/** Who is named by a number under which the register has another name waits for the desk, without number or credentials. */
async function holdNumber(house: House, actor: Actor, personId: string, input: AdmitPersonInput, tx: Transaction): Promise<void> {
  const { registrationId, companyId, representative } = input
  if (representative.niss === undefined || representative.held?.because !== 'name-differs') return
  const candidate = { source: 'name-differs', niss: representative.niss, ...representative.held.registered, score: 0 } as const
  await suspectDuplicate(house, actor, { personId, registrationId, companyId, candidates: [candidate] }, tx)
}

/** The person of ours with the number given, or a new one with it; either way locked. */
async function personWithNumber(house: House, tx: Transaction, input: AdmitPersonInput): Promise<PersonRow> {
  const { keys } = house.config
  const niss = parseNiss(input.representative.niss ?? '', house.clock.today())
  if (!niss.ok) throw invalidInput([{ path: 'niss', code: 'niss-format' }])
  const indexes = nissIndexes(keys, niss.digits)
  const known = await lockOwner(tx, indexes)
  if (known) return known

  const person = await newPerson(house, tx, input, 'issued')
  const inserted = await insertNumber(tx, {
    personId: person.id,
    nissSealed: sealNiss(keys, person.id, niss.digits),
    nissIndex: nissIndex(keys, niss.digits),
    register: niss.kind,
    issuedAt: house.clock.now(),
  })
  if (inserted > 0) return person
  // Another approval admitted the same person while this one was writing: theirs counts.
  await deletePerson(tx, person.id)
  const theirs = await lockOwner(tx, indexes)
  if (!theirs) throw new Error('A number that is taken has no owner')
  return theirs
}

async function lockOwner(tx: Transaction, indexes: Buffer[]): Promise<PersonRow | undefined> {
  const personId = await findNumberOwner(tx, indexes)
  return personId === undefined ? undefined : lockPerson(tx, personId)
}

async function newPerson(house: House, tx: Transaction, input: AdmitPersonInput, nissState: 'asked' | 'issued'): Promise<PersonRow> {
  const { firstName = '', lastName = '', sex, birthDate, birthCountry, latinFirstName, latinLastName } = input.representative
  const row = {
    id: newId(),
    firstName,
    lastName,
    latinFirstName: latinFirstName ?? null,
    latinLastName: latinLastName ?? null,
    sex: sex ?? null,
    birthOn: birthDate ?? null,
    birthCountry: birthCountry ?? null,
    nissState,
    createdAt: house.clock.now(),
  }
  await insertPerson(tx, row)
  return row
}
