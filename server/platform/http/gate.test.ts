import { expect, it } from 'vitest'
import type { Actor } from '../../features/actor.ts'
import { mayPass } from './gate.ts'

const applicant: Actor = {
  kind: 'applicant',
  registrationId: '0199c0de-0000-7000-8000-00000000000a',
  rightsVersion: 1,
  expiresAt: new Date(0),
}

it('opens an applicants’ door to the holder of that very registration only', () => {
  expect(mayPass('applicant', applicant, { id: applicant.registrationId })).toEqual({ allowed: true })
  expect(mayPass('applicant', applicant, { id: applicant.registrationId.toUpperCase() })).toEqual({ allowed: true })
  for (const id of ['0199c0de-0000-7000-8000-00000000000b', '', undefined, 7, [applicant.registrationId]]) {
    expect(mayPass('applicant', applicant, { id })).toEqual({ allowed: false, because: 'not-found' })
  }
})

it('lets no job in by a door: it has none', () => {
  const system: Actor = { kind: 'system', job: 'a-job' }
  for (const gate of ['session', 'applicant', 'staff', 'person'] as const) expect(mayPass(gate, system, {}).allowed).toBe(false)
})
