import type * as z from 'zod/mini'

type Shape = z.ZodMiniType

/** An event ready to be recorded: what happened, to which subject in which version. */
export type NewEvent<Name extends string = string> = {
  name: Name
  schemaVersion: number
  subject: { type: string; id: string; version: number }
  companyId?: string
  payload: Record<string, unknown>
  /** Names of the fields that changed, never their values. */
  changes?: string[]
}

export type EventDefinition<Name extends string = string, Payload extends Shape = Shape> = {
  name: Name
  schemaVersion: number
  subject: string
  payload: Payload
  /** Makes the event; throws where the payload is not of its schema. */
  of(facts: { subjectId: string; version: number; payload: z.input<Payload>; companyId?: string; changes?: string[] }): NewEvent<Name>
}

/** One event of a feature: past tense, payload of ids and codes only. */
export function defineEvent<const Name extends string, Payload extends Shape>(
  name: Name,
  definition: { subject: string; payload: Payload; schemaVersion?: number },
): EventDefinition<Name, Payload> {
  const schemaVersion = definition.schemaVersion ?? 1
  return {
    name,
    schemaVersion,
    subject: definition.subject,
    payload: definition.payload,
    of: ({ subjectId, version, payload, companyId, changes }) => ({
      name,
      schemaVersion,
      subject: { type: definition.subject, id: subjectId, version },
      companyId,
      payload: definition.payload.parse(payload) as Record<string, unknown>,
      changes,
    }),
  }
}
