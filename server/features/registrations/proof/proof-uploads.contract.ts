import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'
import { uploadView } from '../../documents/uploads.contract.ts'

/** The core and the creation of tus 1.0, which every client of that protocol speaks: https://tus.io/protocols/resumable-upload */
export const tusVersion = '1.0.0'

const byId = z.object({ id: z.uuid() })
const byUpload = z.object({ id: z.uuid(), uploadId: z.uuid() })

/** Where one of these stands, for who sends it. */
export function proofUploadPath(id: string, uploadId?: string): string {
  return `/api/v1/registrations/${id}/proof/uploads${uploadId === undefined ? '' : `/${uploadId}`}`
}

export const beginProofUpload = describeEndpoint({
  name: 'beginProofUpload',
  method: 'POST',
  path: '/registrations/:id/proof/uploads',
  summary: 'Begin to send the proof in parts (tus 1.0); the same file again goes on where it stands',
  tag: 'Registering',
  gate: 'applicant',
  status: 201,
  // Doing it twice is what goes on.
  idempotent: false,
  params: byId,
  headers: {
    'Upload-Length': 'Bytes of the whole file, at most 10 MiB',
    'Upload-Metadata':
      'Pairs of a key and a value in base64: `filename`, and `sha256` of the whole file in hexadecimal, by which it is known again',
  },
  answer: uploadView,
  errors: ['not-found', 'not-in-this-state', 'too-large', 'invalid-input'],
})

export const listProofUploads = describeEndpoint({
  name: 'listProofUploads',
  method: 'GET',
  path: '/registrations/:id/proof/uploads',
  summary: 'The proof that is on its way in parts, if one is',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  answer: z.object({ items: z.array(uploadView) }),
  errors: ['not-found'],
})

export const getProofUpload = describeEndpoint({
  name: 'getProofUpload',
  method: 'GET',
  path: '/registrations/:id/proof/uploads/:uploadId',
  summary: 'Where the proof stands that comes in parts; HEAD answers it as `Upload-Offset`',
  tag: 'Registering',
  gate: 'applicant',
  params: byUpload,
  answer: uploadView,
  errors: ['not-found'],
})

export const addProofPart = describeEndpoint({
  name: 'addProofPart',
  method: 'PATCH',
  path: '/registrations/:id/proof/uploads/:uploadId',
  summary: 'The next part of the proof; what arrives before the line breaks is kept, and the last part makes it the proof',
  tag: 'Registering',
  gate: 'applicant',
  status: 204,
  params: byUpload,
  bodyType: 'part',
  headers: { 'Upload-Offset': 'Where this part begins: where the file stands' },
  errors: ['not-found', 'changed-meanwhile', 'not-in-this-state', 'too-large', 'wrong-type', 'invalid-input'],
})
