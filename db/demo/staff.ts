import type { Language, StaffRole } from '#server/features/identity/identity.contract.ts'

export type DemoPerson = { username: string; name: string; email: string; language: Language; role: StaffRole }

/** The agency of the demo: everyone is invented. User names stay the same in every release, since people note them. */
export const demoStaff: readonly DemoPerson[] = [
  person('Liesbeth', 'Declercq', 'nl', 'validator'),
  person('Thibault', 'Renard', 'fr', 'validator'),
  person('Joris', 'Vermeulen', 'nl', 'inspector'),
  person('Amélie', 'Dewandre', 'fr', 'inspector'),
  person('Sofie', 'Maes', 'nl', 'certificate-officer'),
  person('Quentin', 'Lambert', 'fr', 'finance'),
  person('Katrien', 'Wouters', 'nl', 'administrator'),
  person('Benoît', 'Hendrickx', 'fr', 'auditor'),
]

function person(firstName: string, lastName: string, language: Language, role: StaffRole): DemoPerson {
  const username = `${firstName}.${lastName}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return { username, name: `${firstName} ${lastName}`, email: `${username}@famhp.example`, language, role }
}
