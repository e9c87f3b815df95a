import type { Language } from '#server/features/identity/identity.contract.ts'
import type { DecisionReason, ReasonCode } from '#server/features/registrations/registrations.contract.ts'

/** What validators of the demo write under a reason, in the language of the registration. */
type Remark = { code: ReasonCode; field: string | null; notes: Record<Language, readonly string[]> }

/** What can be put right, and by what. */
export const corrections: readonly (Remark & { cure: 'proof' | 'company' })[] = [
  {
    code: 'proof-without-representatives',
    field: 'proof',
    cure: 'proof',
    notes: {
      nl: [
        'Het uittreksel noemt geen bestuurders. Bezorg ons een volledig uittreksel waarop de wettelijke vertegenwoordigers staan.',
        'Op pagina 1 ontbreekt het deel met de bestuurders. Voeg een uittreksel toe waarin hun namen voorkomen.',
      ],
      fr: [
        'L’extrait ne mentionne aucun administrateur. Joignez un extrait complet où figurent les représentants légaux.',
        'La partie consacrée aux dirigeants manque. Envoyez-nous un document qui cite leurs noms.',
      ],
      en: [
        'The extract names no directors. Please add a complete one that shows the legal representatives.',
        'The part about the directors is missing. Please send a document in which their names appear.',
      ],
    },
  },
  {
    code: 'proof-without-name',
    field: 'proof',
    cure: 'proof',
    notes: {
      nl: ['De naam van uw onderneming staat nergens op het document. Is dit het juiste uittreksel?'],
      fr: ['Le nom de votre entreprise ne figure nulle part sur le document. Est-ce le bon extrait ?'],
      en: ['The name of your company appears nowhere in the document. Is this the right extract?'],
    },
  },
  {
    code: 'incorrect',
    field: 'company.address.number',
    cure: 'company',
    notes: {
      nl: ['Het huisnummer stemt niet overeen met het uittreksel. Vul het adres van de maatschappelijke zetel in.'],
      fr: ['Le numéro de la rue ne correspond pas à l’extrait. Indiquez l’adresse du siège social.'],
      en: ['The house number differs from the extract. Please give the address of the registered office.'],
    },
  },
]

export const refusals: readonly Remark[] = [
  {
    code: 'not-in-scope',
    field: null,
    notes: {
      nl: ['U verkoopt alleen aan andere fabrikanten in uw eigen land. Voor die activiteit is geen registratie bij het FAGG nodig.'],
      fr: ['Vous ne vendez qu’à d’autres fabricants dans votre pays. Cette activité ne demande pas d’enregistrement auprès de l’AFMPS.'],
      en: ['You only supply other manufacturers in your own country. That activity needs no registration with the FAMHP.'],
    },
  },
  {
    code: 'number-mismatch',
    field: 'identification.vatNumber',
    notes: {
      nl: ['Het btw-nummer hoort bij een andere onderneming dan het bewijs dat u toevoegde.'],
      fr: ['Le numéro de TVA appartient à une autre entreprise que celle de la preuve jointe.'],
      en: ['The VAT number belongs to another company than the proof you added.'],
    },
  },
  {
    code: 'duplicate',
    field: null,
    notes: {
      nl: ['Uw onderneming is al geregistreerd. Meld u aan met het account van uw wettelijke vertegenwoordiger.'],
      fr: ['Votre entreprise est déjà enregistrée. Connectez-vous avec le compte de votre représentant légal.'],
      en: ['Your company is registered already. Please sign in with the account of your legal representative.'],
    },
  },
  {
    code: 'other',
    field: null,
    notes: {
      nl: ['Na twee vragen om correctie kregen wij geen leesbaar bewijs. U kunt altijd een nieuwe registratie indienen.'],
      fr: ['Après deux demandes de correction, nous n’avons reçu aucune preuve lisible. Vous pouvez introduire un nouvel enregistrement.'],
      en: ['After two requests for correction we received no legible proof. You are welcome to register again.'],
    },
  },
]

/** Why a validator believes a number that no register confirmed. */
export const confirmations = [
  'Compared with the original extract of the national register, which the company sent certified.',
  'Nummer nagekeken op de website van het nationale handelsregister; naam en adres stemmen overeen.',
  'Numéro vérifié auprès du registre national par téléphone ; nom et adresse correspondent.',
  'Looked up in the public search of the national tax administration; active, same name.',
] as const

export function reasonOf({ code, field, notes }: Remark, language: Language, pick: (among: readonly string[]) => string): DecisionReason {
  return { code, field, note: pick(notes[language]) }
}
