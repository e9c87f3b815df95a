import type postgres from 'postgres'
import type { Secret } from '#server/platform/config.ts'
import { ChainWalk, sealableColumns, toSealable, type ChainFault, type SealableRow } from '#server/platform/events/chain.ts'
import { checkHead, type SignedHead } from '#server/platform/events/signed-head.ts'
import type { KeptHead } from './kept-heads.ts'

export type Finding = {
  kind: ChainFault['kind'] | 'added' | 'without-place' | 'cut-off' | 'recomputed' | 'head-changed' | 'wrong-signature' | 'unknown-key'
  position: number
  upTo?: number
  eventId?: string
  /** Where an event without a place was recorded among all. */
  sequence?: number
}

export type Verdict = {
  findings: Finding[]
  sealed: number
  unsealed: number
  signedHeads: number
  keptHeads: number
}

/** So many findings of one kind are named; a trail replaced as a whole would fill the screen and tell no more. */
const mostNamed = 1_000
const oneReading = 2_000

type HeadColumns = { headSeal: Buffer | null; signedAt: string | null; keyId: string | null; signature: Buffer | null }
type Row = Omit<SealableRow, 'id'> & { id: string | null; position: string; eventId: string; seal: Buffer } & HeadColumns

/**
 * Walks the whole trail in one snapshot and in bounded memory, and says what is wrong and where. `kept` are heads that
 * somebody kept elsewhere: against them even a chain recomputed together with its signed heads is found.
 */
export async function verifyTrail(
  sql: postgres.Sql,
  keys: readonly Secret[],
  kept: ReadonlyMap<number, KeptHead> = new Map(),
): Promise<Verdict> {
  const report = await sql.begin('isolation level repeatable read read only', async (tx) => {
    const walk = new ChainWalk()
    const heads = new HeadCheck(keys, kept)
    const rows = tx.unsafe<Row[]>(
      `select c.position::text as position, c.event_id as "eventId", c.seal, ${sealableColumns}, h.seal as "headSeal",
         to_char(h.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "signedAt", h.key_id as "keyId", h.signature
       from event_chain c left join events e on e.id = c.event_id left join audit_heads h on h.position = c.position
       order by c.position`,
    )
    for await (const some of rows.cursor(oneReading)) {
      for (const row of some) {
        const position = Number(row.position)
        const event = row.id === null ? undefined : toSealable({ ...row, id: row.id })
        walk.see({ position, eventId: row.eventId, seal: row.seal, event })
        heads.see(position, row.seal, signedHeadOf(position, row))
      }
    }
    const findings: Finding[] = [...walk.end(), ...heads.findings]
    findings.push(...(await headFindings(tx, walk)))
    findings.push(...(await headsBeyond(tx, keys, kept, walk.position)))
    findings.push(...(await eventsWithoutPlace(tx)))
    const [waiting] = await tx<{ count: number }[]>`select count(*)::int as count from event_inbox`
    const [signed] = await tx<{ count: number }[]>`select count(*)::int as count from audit_heads`
    return {
      findings: findings.sort((one, other) => one.position - other.position),
      sealed: walk.position,
      unsealed: waiting?.count ?? 0,
      signedHeads: signed?.count ?? 0,
      keptHeads: kept.size,
    }
  })
  return report
}

function signedHeadOf(position: number, row: HeadColumns): SignedHead | undefined {
  const { headSeal, signedAt, keyId, signature } = row
  if (!headSeal || !signedAt || !keyId || !signature) return undefined
  return { position, seal: headSeal, signedAt: new Date(signedAt), keyId, signature }
}

/** Compares the chain with what was signed of it, here and elsewhere. */
class HeadCheck {
  readonly findings: Finding[] = []
  #keys: readonly Secret[]
  #kept: ReadonlyMap<number, KeptHead>
  #lastGood = 0
  constructor(keys: readonly Secret[], kept: ReadonlyMap<number, KeptHead>) {
    this.#keys = keys
    this.#kept = kept
  }

  see(position: number, seal: Buffer, head: SignedHead | undefined): void {
    const kept = this.#kept.get(position)
    if (!head && !kept) return
    const trust = head ? checkHead(head, this.#keys) : 'good'
    if (trust !== 'good') this.findings.push({ kind: trust === 'bad' ? 'wrong-signature' : 'unknown-key', position })
    const isOther = (head && trust === 'good' && !head.seal.equals(seal)) || (kept && !kept.seal.equals(seal))
    // Somewhere behind the last head that still fits, the chain was written anew.
    if (isOther) this.findings.push({ kind: 'recomputed', position: this.#lastGood + 1, upTo: position })
    if (!isOther && trust === 'good') this.#lastGood = position
  }
}

/** The head's row must be the last place of the chain. */
async function headFindings(tx: postgres.TransactionSql, walk: ChainWalk): Promise<Finding[]> {
  const [head] = await tx<{ position: string; seal: Buffer }[]>`select h.position::text, h.seal from event_chain_head h where h.id = 1`
  const position = Number(head?.position ?? 0)
  if (position > walk.position) return [{ kind: 'cut-off', position: walk.position + 1, upTo: position }]
  if (position < walk.position) return [{ kind: 'added', position: position + 1, upTo: walk.position }]
  return head?.seal.equals(walk.seal) ? [] : [{ kind: 'head-changed', position }]
}

/** Heads of places that the chain does not have: what stood there was cut off, or taken out. */
async function headsBeyond(
  tx: postgres.TransactionSql,
  keys: readonly Secret[],
  kept: ReadonlyMap<number, KeptHead>,
  last: number,
): Promise<Finding[]> {
  const rows = await tx<(HeadColumns & { position: string })[]>`
    select h.position::text as position, h.seal as "headSeal",
      to_char(h.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "signedAt", h.key_id as "keyId", h.signature
    from audit_heads h where not exists (select 1 from event_chain c where c.position = h.position)
    order by h.position desc limit ${mostNamed}`
  const findings: Finding[] = []
  let furthest = last
  for (const row of rows) {
    const head = signedHeadOf(Number(row.position), row)
    const trust = head ? checkHead(head, keys) : 'bad'
    if (trust !== 'good') findings.push({ kind: trust === 'bad' ? 'wrong-signature' : 'unknown-key', position: Number(row.position) })
    else furthest = Math.max(furthest, Number(row.position))
  }
  for (const position of kept.keys()) furthest = Math.max(furthest, position)
  if (furthest > last) findings.push({ kind: 'cut-off', position: last + 1, upTo: furthest })
  return findings
}

/** Events that no place names and that do not wait for one: written past the product, or robbed of their place. */
async function eventsWithoutPlace(tx: postgres.TransactionSql): Promise<Finding[]> {
  const rows = await tx<{ id: string; seq: string }[]>`
    select e.id, e.seq::text as seq from events e
    where not exists (select 1 from event_chain c where c.event_id = e.id)
      and not exists (select 1 from event_inbox i where i.event_id = e.id)
    order by e.seq limit ${mostNamed}`
  return rows.map((row) => ({ kind: 'without-place', position: 0, sequence: Number(row.seq), eventId: row.id }))
}
