import type { Transaction } from '#db/client.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { moveTies } from '../companies/move-ties.command.ts'
import { dissolvePerson } from '../identity/persons/dissolve-person.command.ts'
import { recognisePerson } from '../identity/persons/recognise-person.command.ts'
import { tellPersonApart } from '../identity/persons/tell-person-apart.command.ts'
import { companiesNaming } from '../companies/companies-naming.query.ts'
import { filesNaming, personNamedBy, type FileNaming } from '../registrations/proof/files-naming.query.ts'
import { moveRepresentatives } from '../registrations/draft/move-representatives.command.ts'
import { everything } from '../scope.ts'
import type { DeskPerson, DuplicateDecision } from './duplicates.contract.ts'
import { mayDecideDuplicates } from './duplicates.policy.ts'
import { showDeskPerson } from './get-desk-person.query.ts'

/**
 * Ends the wait of a suspected duplicate (S52). `same`: the candidate's number is his, or, where that number belongs to a
 * person of ours, everything that named him names that person, who is told. `other`: a number of his own is asked for. Of
 * two who decide at once one wins; the other is shown what was decided. The events are those of the parts that act.
 */
export async function decideDuplicate(house: House, actor: Actor, id: string, input: DuplicateDecision): Promise<DeskPerson> {
  demand(mayDecideDuplicates(actor))
  // Looked up before waiting for the person: afterwards he may have been dissolved.
  const [file] = await filesNaming(house.db, id)
  await showDeskPerson(house, house.db, id)
  const settled = await house.transaction(actor, async (tx) => {
    const decided =
      input.decision === 'other'
        ? await tellApart(house, actor, id, file, tx)
        : await isSame(house, actor, { id, candidateId: input.candidateId, file }, tx)
    if (decided === undefined) throw conflict('not-in-this-state', await present(house, tx, id, file))
    return decided
  })
  return showDeskPerson(house, house.db, settled)
}

async function isSame(
  house: House,
  actor: Actor,
  { id, candidateId, file }: { id: string; candidateId: string; file: FileNaming | undefined },
  tx: Transaction,
): Promise<string | undefined> {
  const registrationId = file?.registrationId ?? null
  const about = { personId: id, candidateId, registrationId, companyId: file?.companyId ?? undefined }
  const recognised = await recognisePerson(house, actor, about, tx)
  if (recognised.outcome === 'settled') return undefined
  if (recognised.outcome === 'numbered') return id
  const { personId: into } = recognised
  await moveRepresentatives(house, actor, { from: id, to: into }, tx)
  const companyIds = await moveTies(house, actor, { from: id, to: into }, tx)
  await dissolvePerson(house, actor, { personId: id, into, registrationId, companyIds }, tx)
  return into
}

async function tellApart(
  house: House,
  actor: Actor,
  id: string,
  file: FileNaming | undefined,
  tx: Transaction,
): Promise<string | undefined> {
  const companyId = file?.companyId ?? (await companiesNaming(tx, everything, [id])).get(id)?.[0]?.id
  // A person whom no company names has nobody a number could be asked for.
  if (companyId === undefined) throw notFound()
  const decided = await tellPersonApart(house, actor, { personId: id, registrationId: file?.registrationId ?? null, companyId }, tx)
  return decided ? id : undefined
}

/** What there is to see now for who came second. */
async function present(house: House, tx: Transaction, id: string, file: FileNaming | undefined): Promise<DeskPerson> {
  const now = (file && (await personNamedBy(tx, file.representativeId))) ?? id
  return showDeskPerson(house, tx, now)
}
