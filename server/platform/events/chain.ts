import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'

/** An event exactly as it is sealed. Its names and its instants' spelling are part of the seal: never change them. */
export type SealableEvent = {
  id: string
  seq: number
  name: string
  schemaVersion: number
  subjectType: string
  subjectId: string
  subjectVersion: number
  companyId: string | null
  actorKind: string
  actorId: string | null
  authMethod: string | null
  requestId: string | null
  payload: Record<string, unknown>
  changes: string[]
  /** ISO 8601, UTC, to the millisecond. */
  recordedAt: string
}

/** The seal before the first event. */
export const firstSeal = Buffer.alloc(32)

/**
 * The select list that reads a `SealableEvent` of `events e`, whatever parsers, time zone or date style the connection
 * has: relay and verification must read the very same.
 */
export const sealableColumns = `e.id, e.seq::text as seq, e.name, e.schema_version as "schemaVersion",
  e.subject_type as "subjectType", e.subject_id as "subjectId", e.subject_version as "subjectVersion",
  e.company_id as "companyId", e.actor_kind as "actorKind", e.actor_id as "actorId", e.auth_method as "authMethod",
  e.request_id as "requestId", e.payload::text as payload, e.changes::text as changes,
  to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"`

/** A row of `sealableColumns`. */
export type SealableRow = Omit<SealableEvent, 'seq' | 'payload' | 'changes'> & { seq: string; payload: string; changes: string }

export function toSealable(row: SealableRow): SealableEvent {
  return {
    id: row.id,
    seq: Number(row.seq),
    name: row.name,
    schemaVersion: row.schemaVersion,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    subjectVersion: row.subjectVersion,
    companyId: row.companyId,
    actorKind: row.actorKind,
    actorId: row.actorId,
    authMethod: row.authMethod,
    requestId: row.requestId,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    changes: JSON.parse(row.changes) as string[],
    recordedAt: row.recordedAt,
  }
}

/**
 * The one spelling of an event (RFC 8785): the same bytes from any program that knows the columns. The names of the
 * columns never change, so their order is written down here instead of being sorted for each event; a test compares.
 */
export function canonicalEvent(e: SealableEvent): string {
  const text = (value: string | null) => (value === null ? 'null' : JSON.stringify(value))
  return (
    `{"actorId":${text(e.actorId)},"actorKind":${text(e.actorKind)},"authMethod":${text(e.authMethod)},` +
    `"changes":${canonicalize(e.changes) ?? ''},"companyId":${text(e.companyId)},"id":${text(e.id)},"name":${text(e.name)},` +
    `"payload":${canonicalize(e.payload) ?? ''},"recordedAt":${text(e.recordedAt)},"requestId":${text(e.requestId)},` +
    `"schemaVersion":${e.schemaVersion},"seq":${e.seq},"subjectId":${text(e.subjectId)},"subjectType":${text(e.subjectType)},` +
    `"subjectVersion":${e.subjectVersion}}`
  )
}

/** The seal of an event in its place: over the seal before it and the event itself. */
export function sealOf(previousSeal: Buffer, event: SealableEvent): Buffer {
  return createHash('sha256').update(previousSeal).update(canonicalEvent(event)).digest()
}

/** One place of the chain as it is found; without `event` when the trail no longer has it. */
export type Link = { position: number; eventId: string; seal: Buffer; event: SealableEvent | undefined }

export type ChainFault = {
  /**
   * `removed`: places or their events are gone; `changed`: the event does not fit its seal; `moved`: it fits another
   * faulty place; `seal-changed`: the event is sound, its seal is not.
   */
  kind: 'removed' | 'changed' | 'moved' | 'seal-changed'
  position: number
  /** The last missing position, for a run of removed places. */
  upTo?: number
  eventId?: string
}

type Suspect = { position: number; eventId: string; previous: Buffer; seal: Buffer; event: SealableEvent }

/** Beyond this, telling a moved event from a changed one would take too long and nobody reads it. */
const comparedSuspects = 64

/**
 * Walks the chain in order of position, a link at a time, in constant memory but for the faults it finds. After a fault
 * it goes on from the seal that stands there, so that one wrong row is one fault and not all that follow.
 */
export class ChainWalk {
  readonly faults: ChainFault[] = []
  /** Where the walk is: the last position seen and its seal as stored. */
  position = 0
  seal: Buffer = firstSeal
  #suspects: Suspect[] = []
  /** What the seal of the last place should have been, if that place was faulty. */
  #shouldBe: Buffer | undefined
  /** Places are gone right before: the next seal has nothing to be compared with. */
  #lost = false

  see(link: Link): void {
    const expected = this.position + 1
    if (link.position > expected) {
      this.faults.push({ kind: 'removed', position: expected, upTo: link.position - 1 })
      this.#lost = true
    }
    if (!link.event) this.#eventGone(link)
    else if (!this.#lost) this.#compare(link, link.event)
    else this.#shouldBe = undefined
    this.#lost = false
    this.position = link.position
    this.seal = link.seal
  }

  #eventGone(link: Link): void {
    this.faults.push({ kind: 'removed', position: link.position, eventId: link.eventId })
    this.#shouldBe = undefined
  }

  #compare(link: Link, event: SealableEvent): void {
    const seal = sealOf(this.seal, event)
    if (seal.equals(link.seal)) {
      this.#shouldBe = undefined
      return
    }
    if (this.#shouldBe && sealOf(this.#shouldBe, event).equals(link.seal)) {
      // It fits what stood before: there only the seal was overwritten, and this event is sound.
      this.#blameSealBefore()
      this.#shouldBe = undefined
      return
    }
    this.faults.push({ kind: 'changed', position: link.position, eventId: link.eventId })
    if (this.#suspects.length < comparedSuspects) {
      this.#suspects.push({ position: link.position, eventId: link.eventId, previous: this.seal, seal: link.seal, event })
    }
    this.#shouldBe = seal
  }

  #blameSealBefore(): void {
    const before = this.faults.at(-1)
    if (before) before.kind = 'seal-changed'
    this.#suspects = this.#suspects.filter((suspect) => suspect.position !== before?.position)
  }

  /** Ends the walk: tells events that only changed places from changed ones. */
  end(): ChainFault[] {
    for (const place of this.#suspects) {
      for (const other of this.#suspects) {
        if (place === other || !sealOf(place.previous, other.event).equals(place.seal)) continue
        const fault = this.faults.find((one) => one.position === other.position && one.kind === 'changed')
        if (fault) fault.kind = 'moved'
      }
    }
    return this.faults
  }
}
