import { endpoint } from '../../platform/http/endpoint.ts'
import { addProofPart } from './proof/add-proof-part.command.ts'
import { askNumberAgain } from './numbers/ask-number-again.command.ts'
import { askResumeLink } from './links/ask-resume-link.command.ts'
import { beginProofUpload } from './proof/begin-proof-upload.command.ts'
import { claimRegistration } from './desk/claim-registration.command.ts'
import { changeRegistration } from './draft/change-registration.command.ts'
import { confirmContact } from './draft/confirm-contact.command.ts'
import { confirmNumber } from './numbers/confirm-number.command.ts'
import { decideRegistration } from './desk/decide-registration.command.ts'
import * as drafts from './draft/drafts.contract.ts'
import { lookResumeLink } from './links/find-resume-link.query.ts'
import { getDeskRegistration } from './desk/get-desk-registration.query.ts'
import { getSubmittedVersion } from './get-submitted-version.query.ts'
import { getProof, readOwnProof, readProofAtDesk } from './proof/get-proof.query.ts'
import { getProofUpload, listProofUploads } from './proof/get-proof-upload.query.ts'
import { getUsualDuration } from './story/get-usual-duration.query.ts'
import { keepEntries } from './draft/keep-entries.command.ts'
import { listDeskRegistrations } from './desk/list-desk-registrations.query.ts'
import { listEntries } from './draft/list-entries.query.ts'
import { mailResumeLink } from './links/mail-resume-link.command.ts'
import { previewDecision } from './desk/preview-decision.query.ts'
import * as uploads from './proof/proof-uploads.contract.ts'
import { putProof } from './proof/put-proof.command.ts'
import type { UploadView } from '../documents/uploads.contract.ts'
import * as contracts from './registrations.contract.ts'
import { releaseRegistration } from './desk/release-registration.command.ts'
import { revealNiss } from './desk/reveal-niss.command.ts'
import { getOwnRegistration } from './show-registration.query.ts'
import { accessLifeMs, startRegistration } from './draft/start-registration.command.ts'
import { submitRegistration } from './draft/submit-registration.command.ts'
import { useResumeLink } from './links/use-resume-link.command.ts'
import { withdrawRegistration } from './draft/withdraw-registration.command.ts'

const accessLifeSeconds = accessLifeMs / 1000

/** Where an upload stands, as clients of tus read it. */
const standing = ({ offset, size, expiresAt }: UploadView) => ({
  'Tus-Resumable': uploads.tusVersion,
  'Upload-Offset': String(offset),
  'Upload-Length': String(size),
  'Upload-Expires': new Date(expiresAt).toUTCString(),
  'Cache-Control': 'no-store',
})

/** Registering, and the desk's side of it. */
export const registrationRoutes = [
  endpoint(contracts.startRegistration, async ({ house, actor, input }) => {
    const answer = await startRegistration(house, actor, input.body)
    return { answer, cookies: [{ name: 'registration', value: answer.accessToken, maxAgeSeconds: accessLifeSeconds }] }
  }),
  endpoint(contracts.getRegistration, async ({ house, actor, input }) => ({
    answer: await getOwnRegistration(house, actor, input.params.id),
  })),
  endpoint(contracts.getUsualDuration, async ({ house }) => ({ answer: await getUsualDuration(house) })),
  endpoint(contracts.changeRegistration, async ({ house, actor, input }) => ({
    answer: await changeRegistration(house, actor, input.params.id, input.body),
  })),
  endpoint(contracts.confirmContact, async ({ house, actor, input }) => ({
    answer: await confirmContact(house, actor, input.params.id, input.body.code),
  })),
  endpoint(contracts.submitRegistration, async ({ house, actor, input }) => ({
    answer: await submitRegistration(house, actor, input.params.id, input.body.version),
  })),
  endpoint(contracts.withdrawRegistration, async ({ house, actor, input }) => ({
    answer: await withdrawRegistration(house, actor, input.params.id, input.body.version),
  })),
  endpoint(contracts.putProof, async ({ house, actor, input, request }) => {
    const given = { name: input.query.name, stream: request.file }
    return { answer: { proof: await putProof(house, actor, input.params.id, given) } }
  }),
  endpoint(uploads.beginProofUpload, async ({ house, actor, input, request }) => {
    const answer = await beginProofUpload(house, actor, input.params.id, request.headers)
    return { answer, headers: { ...standing(answer), Location: uploads.proofUploadPath(input.params.id, answer.id) } }
  }),
  endpoint(uploads.listProofUploads, async ({ house, actor, input }) => ({
    answer: { items: await listProofUploads(house, actor, input.params.id) },
  })),
  endpoint(uploads.getProofUpload, async ({ house, actor, input }) => {
    const answer = await getProofUpload(house, actor, input.params)
    return { answer, headers: standing(answer) }
  }),
  endpoint(uploads.addProofPart, async ({ house, actor, input, request }) => {
    const given = { uploadId: input.params.uploadId, headers: request.headers, stream: request.file }
    const upload = await addProofPart(house, actor, input.params.id, given)
    return { answer: {}, headers: standing(upload) }
  }),
  endpoint(contracts.getProof, async ({ house, actor, input }) => ({ answer: { proof: await getProof(house, actor, input.params.id) } })),
  endpoint(contracts.proofFile, async ({ house, actor, input }) => ({ file: await readOwnProof(house, actor, input.params.id) })),

  endpoint(drafts.listEntries, async ({ house, actor, input }) => ({
    answer: { items: await listEntries(house, actor, input.params.id) },
  })),
  endpoint(drafts.keepEntries, async ({ house, actor, input }) => ({
    answer: await keepEntries(house, actor, { ...input.params, ...input.body }),
  })),
  endpoint(drafts.mailResumeLink, async ({ house, actor, input }) => ({ answer: await mailResumeLink(house, actor, input.params.id) })),
  endpoint(drafts.askResumeLink, async ({ house, actor, input }) => {
    await askResumeLink(house, actor, input.body)
    return { answer: {} }
  }),
  endpoint(drafts.lookResumeLink, async ({ house, actor, input }) => ({ answer: await lookResumeLink(house, actor, input.body.token) })),
  endpoint(drafts.useResumeLink, async ({ house, actor, input }) => {
    const answer = await useResumeLink(house, actor, input.body.token)
    return { answer, cookies: [{ name: 'registration', value: answer.accessToken, maxAgeSeconds: accessLifeSeconds }] }
  }),

  endpoint(contracts.listDeskRegistrations, async ({ house, actor, input }) => ({
    answer: await listDeskRegistrations(house, actor, input.query),
  })),
  endpoint(contracts.getDeskRegistration, async ({ house, actor, input }) => ({
    answer: await getDeskRegistration(house, actor, input.params.id),
  })),
  endpoint(contracts.getSubmittedVersion, async ({ house, actor, input }) => ({
    answer: await getSubmittedVersion(house, actor, input.params.id, input.params.version),
  })),
  endpoint(contracts.deskProofFile, async ({ house, actor, input }) => ({ file: await readProofAtDesk(house, actor, input.params.id) })),
  endpoint(contracts.claimRegistration, async ({ house, actor, input }) => ({
    answer: await claimRegistration(house, actor, input.params.id, input.body),
  })),
  endpoint(contracts.releaseRegistration, async ({ house, actor, input }) => ({
    answer: await releaseRegistration(house, actor, input.params.id, input.body.version),
  })),
  endpoint(contracts.confirmNumber, async ({ house, actor, input }) => ({
    answer: await confirmNumber(house, actor, input.params.id, input.body),
  })),
  endpoint(contracts.askNumberAgain, async ({ house, actor, input }) => ({
    answer: await askNumberAgain(house, actor, input.params.id, input.body.version),
  })),
  endpoint(contracts.previewDecision, async ({ house, actor, input }) => ({
    answer: await previewDecision(house, actor, input.params.id, input.body),
  })),
  endpoint(contracts.decideRegistration, async ({ house, actor, input }) => ({
    answer: await decideRegistration(house, actor, input.params.id, input.body),
  })),
  endpoint(contracts.revealNiss, async ({ house, actor, input }) => ({
    answer: await revealNiss(house, actor, { ...input.params, ...input.body }),
    headers: { 'Cache-Control': 'no-store' },
  })),
]
