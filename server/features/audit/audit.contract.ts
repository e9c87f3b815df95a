import * as z from 'zod/mini'
import { describeEndpoint, listOf, listQuery } from '../../platform/http/endpoint.contract.ts'

/** A signed head of the trail. Whoever keeps one can prove later that nothing before it was changed, removed or added. */
export const auditHead = z.object({
  position: z.int(),
  /** SHA-256, in hexadecimal. */
  seal: z.string(),
  signedAt: z.string(),
  keyId: z.string(),
  /** Ed25519 over the RFC 8785 JSON of `{keyId, position, seal, signedAt}`, in base64. */
  signature: z.string(),
  /** The 32 bytes of the public key in base64; null where the key is no longer kept. */
  publicKey: z.nullable(z.string()),
})
export type AuditHead = z.infer<typeof auditHead>

export const listAuditHeads = describeEndpoint({
  name: 'listAuditHeads',
  method: 'GET',
  path: '/audit/heads',
  summary: 'Signed heads of the trail, newest first, for anybody to keep and to compare',
  tag: 'Audit',
  gate: 'anyone',
  query: z.object(listQuery),
  answer: listOf(auditHead),
  errors: ['invalid-input'],
})
