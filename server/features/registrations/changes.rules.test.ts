import { describe, expect, test } from 'vitest'
import { changesBetween, isCorrected } from './changes.rules.ts'
import { fieldFaults, knownFields } from './desk/remarked-fields.rules.ts'
import type { SubmittedContent } from './registrations.contract.ts'

const address = { street: 'Odos Ermou', number: '12', postcode: '105 63', city: 'Athina', country: 'GR' }
const person = (id: string, lastName: string): SubmittedContent['legalRepresentatives'][number] => ({
  id,
  kind: 'person',
  nissMasked: null,
  oneName: false,
  firstName: 'Eleni',
  lastName,
  latinFirstName: null,
  latinLastName: null,
  sex: 'F',
  birthDate: '1979-04-03',
  birthCountry: 'GR',
  email: 'eleni@ellas.example',
  nissState: null,
})
const sent: SubmittedContent = {
  identification: { country: 'GR', vatNumber: 'EL094259216', withoutVatNumber: false, cbeNumber: null },
  language: 'fr',
  contact: { name: 'Nikos', email: 'nikos@ellas.example', telephone: null },
  company: { commercialName: 'Ellas Iatrika', address },
  establishmentUnits: [
    { id: 'u1', name: 'Apothiki', address },
    { id: 'u2', name: 'Grafeio', address },
  ],
  legalRepresentatives: [person('p1', 'Papadopoulou')],
  proof: { id: 'd1', name: 'gemi.pdf', sha256: 'aa' },
}

describe('what one submission changed in the one before', () => {
  test('nothing where nothing did', () => {
    expect(changesBetween(sent, structuredClone(sent))).toEqual([])
  })

  test('fields by their paths, with what stood there and what stands there now', () => {
    const after = { ...sent, company: { commercialName: 'Ellas Iatrika AE', address: { ...address, box: '3' } } }
    expect(changesBetween(sent, after)).toEqual([
      { path: 'company.commercialName', kind: 'changed', before: 'Ellas Iatrika', after: 'Ellas Iatrika AE' },
      { path: 'company.address.box', kind: 'changed', before: null, after: '3' },
    ])
  })

  test('a field that is given no longer is a change too', () => {
    const { number: _, ...without } = address
    expect(changesBetween(sent, { ...sent, company: { ...sent.company, address: without } })).toEqual([
      { path: 'company.address.number', kind: 'changed', before: '12', after: null },
    ])
  })

  test('items of lists are matched by id: an order of their own is no change, one that came or went is told whole', () => {
    const [first, second] = sent.establishmentUnits
    if (!first || !second) throw new Error('there are two')
    expect(changesBetween(sent, { ...sent, establishmentUnits: [second, first] })).toEqual([])
    const third = { id: 'u3', name: 'Neo', address }
    expect(changesBetween(sent, { ...sent, establishmentUnits: [{ ...second, name: 'Grafeio 2' }, third] })).toEqual([
      { path: 'establishmentUnits.u2.name', kind: 'changed', before: 'Grafeio', after: 'Grafeio 2' },
      { path: 'establishmentUnits.u3', kind: 'added', before: null, after: 'Neo' },
      { path: 'establishmentUnits.u1', kind: 'removed', before: 'Apothiki', after: null },
    ])
    expect(changesBetween(sent, { ...sent, legalRepresentatives: [person('p2', 'Georgiou')] })).toEqual([
      { path: 'legalRepresentatives.p2', kind: 'added', before: null, after: 'Eleni Georgiou' },
      { path: 'legalRepresentatives.p1', kind: 'removed', before: 'Eleni Papadopoulou', after: null },
    ])
  })

  test('a proof is another one when its bytes are, whatever its name', () => {
    const proof = { id: 'd2', name: 'gemi.pdf', sha256: 'bb' }
    expect(changesBetween(sent, { ...sent, proof })).toEqual([{ path: 'proof', kind: 'changed', before: 'gemi.pdf', after: 'gemi.pdf' }])
    expect(changesBetween(sent, { ...sent, proof: { id: 'd3', name: 'again.pdf', sha256: 'aa' } })).toEqual([])
  })

  test('what the register says of a person since is not the applicant’s change', () => {
    const known = { ...person('p1', 'Papadopoulou'), nissState: 'issued' as const }
    expect(changesBetween(sent, { ...sent, legalRepresentatives: [known] })).toEqual([])
  })
})

describe('a remark is answered', () => {
  const at = (field: string | undefined) => ({ code: 'incorrect' as const, field })
  const changes = (paths: string[]) => paths.map((path) => ({ path, kind: 'changed' as const, before: 'a', after: 'b' }))

  test('by a change of its field, of a part of it, or of the item it is in', () => {
    expect(isCorrected(at('company.address.city'), changes(['company.address.city']))).toBe(true)
    expect(isCorrected(at('company.address'), changes(['company.address.city']))).toBe(true)
    expect(isCorrected(at('legalRepresentatives.p1.email'), changes(['legalRepresentatives.p1']))).toBe(true)
    expect(isCorrected(at('vatNumber'), changes(['identification.vatNumber']))).toBe(true)
    expect(isCorrected(at(undefined), changes(['language']))).toBe(true)
  })
  test('by nothing else', () => {
    expect(isCorrected(at('company.address.city'), changes(['company.address.street']))).toBe(false)
    expect(isCorrected(at('company'), changes(['companyX']))).toBe(false)
    expect(isCorrected(at(undefined), [])).toBe(false)
  })
})

describe('what a remark may be about', () => {
  test('every field of the file, empty ones too, its groups, and items of lists by their id', () => {
    const known = knownFields(sent)
    for (const path of [
      'vatNumber',
      'identification.country',
      'contact',
      'contact.telephone',
      'company.address',
      'company.address.region',
      'proof',
      'establishmentUnits',
      'establishmentUnits.u1.address.box',
      'legalRepresentatives.p1',
      'legalRepresentatives.p1.niss',
    ])
      expect(known.has(path), path).toBe(true)
  })
  test('a field that this file has not is told with its place', () => {
    const reasons = [
      { code: 'incorrect' as const, field: 'proof' },
      { code: 'incorrect' as const, field: 'legalRepresentatives.0.email' },
    ]
    expect(fieldFaults(reasons, sent)).toEqual([{ path: 'reasons.1.field', code: 'unknown-field' }])
    expect(fieldFaults([{ code: 'incorrect', field: 'constructor' }], sent)).toHaveLength(1)
    expect(fieldFaults([{ code: 'incorrect' }], sent)).toEqual([])
  })
})
