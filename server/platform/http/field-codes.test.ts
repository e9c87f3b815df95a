import * as z from 'zod/mini'
import { expect, it } from 'vitest'
import { patternCodes } from '../../features/field-words.ts'
import { changeRegistration } from '../../features/registrations/registrations.contract.ts'
import { fieldFaults } from './field-codes.ts'

function told(schema: z.ZodMiniType, value: unknown): string[] {
  const read = schema.safeParse(value, { reportInput: true })
  return read.success ? [] : fieldFaults(read.error, schema, patternCodes).map(({ path, code }) => `${path} ${code}`)
}

const person = { firstName: 'Ana', lastName: 'García', sex: 'F', birthDate: '1980-02-29', birthCountry: 'ES', email: 'a@b.example' }
const representatives = (people: unknown[]) => told(changeRegistration.body, { version: 1, legalRepresentatives: people })

it('tells of a person what is missing of the kind that was begun', () => {
  expect(representatives([{ niss: '', email: 'a@b.example' }])).toEqual(['legalRepresentatives.0.niss required'])
  expect(representatives([{ firstName: 'Ana', email: 'a@b.example' }]).toSorted()).toEqual([
    'legalRepresentatives.0.birthCountry required',
    'legalRepresentatives.0.birthDate required',
    'legalRepresentatives.0.lastName required',
    'legalRepresentatives.0.sex required',
  ])
  expect(representatives([person, { ...person, email: 'no', birthDate: '1980-02-30' }]).toSorted()).toEqual([
    'legalRepresentatives.1.birthDate date-format',
    'legalRepresentatives.1.email email-format',
  ])
})

it('knows countries and characters by the pattern that refused them', () => {
  expect(representatives([{ ...person, birthCountry: 'es' }])).toEqual(['legalRepresentatives.0.birthCountry unknown-country'])
  expect(representatives([{ ...person, firstName: 'An\u200ba' }])).toEqual(['legalRepresentatives.0.firstName unknown-characters'])
  expect(representatives([{ ...person, firstName: ' ' }])).toEqual(['legalRepresentatives.0.firstName required'])
})

it.each([
  [z.object({ a: z.int().check(z.minimum(3)) }), { a: 2 }, ['a too-small']],
  [z.object({ a: z.int() }), { a: 2.5 }, ['a format']],
  [z.object({ a: z.array(z.string()).check(z.minLength(2)) }), { a: ['x'] }, ['a too-few']],
  [z.strictObject({ a: z.string() }), { a: 'x', b: 1 }, ['b unknown-field']],
  [z.object({ a: z.literal('x') }), { a: 'y' }, ['a not-one-of']],
  [z.object({ a: z.enum(['x', 'y']) }), {}, ['a required']],
  [z.object({ a: z.uuid() }), { a: 'x' }, ['a format']],
  [z.object({ a: z.string().check(z.minLength(5)) }), { a: 'xxx' }, ['a too-short']],
  [z.object({ a: z.optional(z.nullable(z.object({ b: z.string() }))) }), { a: { b: 1 } }, ['a.b format']],
])('maps %#', (schema, value, codes) => {
  expect(told(schema, value)).toEqual(codes)
})
