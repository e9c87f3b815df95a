import type { ScreenLanguage, StaffRole } from '../identity.contract.ts'
import type { BlockReason, StaffState } from './staff.contract.ts'

type Words = Record<ScreenLanguage, string>

export const staffRoleWords: Record<StaffRole, Words> = {
  validator: { nl: 'Validator', fr: 'Validateur', en: 'Validator', de: 'Prüfer' },
  inspector: { nl: 'Inspecteur', fr: 'Inspecteur', en: 'Inspector', de: 'Inspektor' },
  'certificate-officer': { nl: 'Certificaten', fr: 'Certificats', en: 'Certificate officer', de: 'Zertifikate' },
  finance: { nl: 'Financiën', fr: 'Finances', en: 'Finance', de: 'Finanzen' },
  administrator: { nl: 'Beheerder', fr: 'Administrateur', en: 'Administrator', de: 'Administrator' },
  auditor: { nl: 'Auditor', fr: 'Auditeur', en: 'Auditor', de: 'Revisor' },
}

export const staffStateWords: Record<StaffState, Words> = {
  invited: { nl: 'Uitgenodigd', fr: 'Invité', en: 'Invited', de: 'Eingeladen' },
  'phone-missing': { nl: 'Nog geen telefoon', fr: 'Pas encore de téléphone', en: 'No phone yet', de: 'Noch kein Telefon' },
  active: { nl: 'Actief', fr: 'Actif', en: 'Active', de: 'Aktiv' },
  blocked: { nl: 'Geblokkeerd', fr: 'Bloqué', en: 'Blocked', de: 'Gesperrt' },
}

export const blockReasonWords: Record<BlockReason, Words> = {
  left: { nl: 'Werkt hier niet meer', fr: 'Ne travaille plus ici', en: 'No longer works here', de: 'Arbeitet nicht mehr hier' },
  'lost-device': {
    nl: 'Telefoon of computer kwijt',
    fr: 'Téléphone ou ordinateur perdu',
    en: 'Phone or computer lost',
    de: 'Telefon oder Computer verloren',
  },
  misuse: { nl: 'Vermoeden van misbruik', fr: 'Soupçon d’abus', en: 'Suspected misuse', de: 'Verdacht auf Missbrauch' },
  'on-leave': { nl: 'Lange tijd afwezig', fr: 'Absence de longue durée', en: 'Away for a long time', de: 'Längere Zeit abwesend' },
  other: { nl: 'Een andere reden', fr: 'Une autre raison', en: 'Another reason', de: 'Ein anderer Grund' },
}
