import { invalidInput } from '../../platform/errors.ts'
import { publicKeyText } from '../../platform/events/signed-head.ts'
import type { AnswerOf, InputOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { countHeads, headsBelow, type AuditHeadRow } from './audit-heads.repository.ts'
import type { AuditHead, listAuditHeads as contract } from './audit.contract.ts'

const countedExactly = 10_000

/** Signed heads, newest first. They hold no data of anybody, so anybody may keep them: that is what they are for. */
export async function listAuditHeads(house: House, query: InputOf<typeof contract>['query']): Promise<AnswerOf<typeof contract>> {
  const [rows, total] = await Promise.all([
    headsBelow(house.db, positionOf(query.cursor), query.limit + 1),
    countHeads(house.db, countedExactly + 1),
  ])
  const shown = rows.slice(0, query.limit)
  const keys = new Map(house.config.keys.audit.map((key) => [key.id, publicKeyText(key)]))
  return {
    items: shown.map((row) => view(row, keys)),
    nextCursor: rows.length > query.limit ? String(shown.at(-1)?.position) : null,
    total: Math.min(total, countedExactly),
    totalIsMore: total > countedExactly,
  }
}

function view(row: AuditHeadRow, keys: ReadonlyMap<string, string>): AuditHead {
  return {
    position: row.position,
    seal: row.seal.toString('hex'),
    signedAt: row.signedAt.toISOString(),
    keyId: row.keyId,
    signature: row.signature.toString('base64'),
    publicKey: keys.get(row.keyId) ?? null,
  }
}

function positionOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  if (!/^\d{1,15}$/.test(cursor)) throw invalidInput([{ path: 'cursor', code: 'format' }])
  return Number(cursor)
}
