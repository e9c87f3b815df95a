import * as z from 'zod/mini'
import { describeEndpoint } from '../../platform/http/endpoint.contract.ts'
import { candidateSources, nissStates, sexes } from '../identity/identity.contract.ts'

const text = z.nullable(z.string())
const companies = z.array(z.object({ id: z.string(), name: z.string() }))

/** A person as typed, and whom he may be instead (S52). Numbers only masked. */
export const deskPerson = z.object({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  latinFirstName: text,
  latinLastName: text,
  sex: z.nullable(z.enum(sexes)),
  birthDate: text,
  birthCountry: text,
  nissState: z.enum(nissStates),
  nissMasked: text,
  companies,
  registrationIds: z.array(z.string()),
  candidates: z.array(
    z.object({
      id: z.string(),
      source: z.enum(candidateSources),
      firstName: z.string(),
      lastName: z.string(),
      /** As much of the date as is known. */
      birthDate: z.string(),
      score: z.int(),
      nissMasked: z.string(),
      /** The person of ours who has that number, and the companies that name him. */
      person: z.nullable(z.object({ id: z.string(), name: z.string(), companies })),
    }),
  ),
  abilities: z.array(z.enum(['decideDuplicate'])),
})
export type DeskPerson = z.infer<typeof deskPerson>

const byId = z.object({ id: z.uuid() })

export const getDeskPerson = describeEndpoint({
  name: 'getDeskPerson',
  method: 'GET',
  path: '/desk/persons/:id',
  summary: 'A person, and whom he may be instead',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  answer: deskPerson,
  errors: ['not-signed-in', 'not-found'],
})

export const duplicateDecision = z.union([
  z.object({ decision: z.literal('same'), candidateId: z.uuid() }),
  z.object({ decision: z.literal('other') }),
])
export type DuplicateDecision = z.infer<typeof duplicateDecision>

export const decideDuplicate = describeEndpoint({
  name: 'decideDuplicate',
  method: 'POST',
  path: '/desk/persons/:id/duplicate',
  summary: 'Say whether a suspected duplicate is one of the candidates, or nobody of them',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  body: duplicateDecision,
  answer: deskPerson,
  errors: ['not-signed-in', 'not-found', 'not-in-this-state', 'invalid-input'],
})
