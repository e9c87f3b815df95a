import { notFound } from '../../platform/errors.ts'
import type { AnswerOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { notePersonalDataRead } from '../audit/note-personal-data-read.command.ts'
import type { getSubmittedVersion as contract } from './registrations.contract.ts'
import { maySeeFile, scopeFor } from './registrations.policy.ts'
import { changesOfVersion } from './round.view.ts'
import { listVersions } from './versions.repository.ts'

/** One submission as it was sent. That its personal data were read is part of the trail. */
export async function getSubmittedVersion(house: House, actor: Actor, id: string, version: number): Promise<AnswerOf<typeof contract>> {
  demand(maySeeFile(actor))
  const versions = await listVersions(house.db, scopeFor(actor), id)
  const place = versions.findIndex((one) => one.version === version)
  const found = versions[place]
  if (!found) throw notFound()
  await notePersonalDataRead(house, actor, { type: 'registration', id })
  return {
    version,
    submittedAt: found.submittedAt.toISOString(),
    content: found.content,
    changes: changesOfVersion(versions, place),
  }
}
