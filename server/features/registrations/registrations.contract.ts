import * as z from 'zod/mini'
import { describeEndpoint, listOf, listQuery } from '../../platform/http/endpoint.contract.ts'
import { address, countryCode, personName, textLine } from '../companies/companies.contract.ts'
import { documentView } from '../documents/documents.contract.ts'
import { languages, nissStates, sexes } from '../identity/identity.contract.ts'
import { mailStates, mailView } from '../notifications/notifications.contract.ts'

export const registrationStatuses = ['draft', 'submitted', 'in-review', 'correction-asked', 'approved', 'refused', 'withdrawn'] as const
export type RegistrationStatus = (typeof registrationStatuses)[number]

export const numberCheckKinds = ['vies', 'kbo', 'by-hand', 'not-applicable'] as const
export type NumberCheckKind = (typeof numberCheckKinds)[number]

/** `unavailable` is never `invalid`: a silent register says nothing about a company. */
export const numberCheckStates = ['asked', 'valid', 'invalid', 'unavailable', 'confirmed', 'not-applicable'] as const
export type NumberCheckState = (typeof numberCheckStates)[number]

export const representativeKinds = ['person', 'company'] as const
export type RepresentativeKind = (typeof representativeKinds)[number]

/** What the register has under a representative's NISS, compared with what was typed. */
export const nissCheckStates = ['asked', 'matches', 'differs', 'unknown'] as const
export type NissCheckState = (typeof nissCheckStates)[number]

export const decisions = ['approve', 'ask-correction', 'refuse'] as const
export type Decision = (typeof decisions)[number]

export const reasonCodes = [
  'incomplete',
  'incorrect',
  'proof-unreadable',
  'proof-without-name',
  'proof-without-representatives',
  'number-mismatch',
  'duplicate',
  'not-in-scope',
  'other',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** The steps shown to the applicant (S20), in order. */
export const progressSteps = ['identify', 'complete', 'submit', 'number', 'review', 'decision', 'credentials'] as const
export type ProgressStep = (typeof progressSteps)[number]
export const progressStates = ['to-do', 'current', 'waiting', 'done', 'failed'] as const

/** Minutes a claim lives without an act of its holder. */
export const claimMinutes = 30
/** Days a draft and its access live after the last touch. */
export const draftDays = 30

/** Units that one registration may have. */
export const mostUnits = 50

export const email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email())

export const decisionReason = z.object({
  code: z.enum(reasonCodes),
  field: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  note: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(2000)))),
})
export type DecisionReason = z.infer<typeof decisionReason>

/** A reason as it is shown: `corrected` once what it is about was changed since. */
export const remarkView = z.extend(decisionReason, { corrected: z.boolean() })
export type RemarkView = z.infer<typeof remarkView>

export const changeKinds = ['changed', 'added', 'removed'] as const
/** One difference between two submissions. Items of a list are named by id; an added or removed one is told as a whole. */
export const changeView = z.object({
  path: z.string(),
  kind: z.enum(changeKinds),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
})
export type ChangeView = z.infer<typeof changeView>

export const numberCheckView = z.object({
  kind: z.enum(numberCheckKinds),
  state: z.enum(numberCheckStates),
  askedAt: z.optional(z.nullable(z.string())),
  checkedAt: z.optional(z.nullable(z.string())),
  name: z.optional(z.nullable(z.string())),
  address: z.optional(z.nullable(z.string())),
  consultationNumber: z.optional(z.nullable(z.string())),
})
export type NumberCheckView = z.infer<typeof numberCheckView>

export const contactInput = z.object({ name: textLine(200), email, telephone: z.optional(z.nullable(textLine(40))) })
export const companyInput = z.object({ commercialName: textLine(200), address })
export const unitInput = z.object({ id: z.optional(z.uuid()), name: textLine(200), address })

/** In Latin letters, asked where a name is in another script: the registers are Latin. */
const latinName = z.optional(z.nullable(personName))
const latinNames = { latinFirstName: latinName, latinLastName: latinName }
const dataForNumber = { ...latinNames, sex: z.enum(sexes), birthDate: z.iso.date(), birthCountry: countryCode, email }

/** Known to the Belgian social security (S40). What else is typed is compared with the register, for the desk. */
const numbered = {
  /** In any spelling; a saved one may be given back masked, as it is shown, and stays. */
  niss: z.string().check(z.minLength(1), z.maxLength(40)),
  firstName: z.optional(z.nullable(personName)),
  lastName: z.optional(z.nullable(personName)),
  ...latinNames,
  birthDate: z.optional(z.nullable(z.iso.date())),
  email,
}
const named = { oneName: z.optional(z.literal(false)), firstName: personName, lastName: personName, ...dataForNumber }
/** Who has one name only; it stands as `lastName`. */
const namedOnce = {
  oneName: z.literal(true),
  firstName: z.optional(z.nullable(z.literal(''))),
  lastName: personName,
  ...dataForNumber,
}
const asPerson = { id: z.optional(z.uuid()), kind: z.optional(z.literal('person')) }

export const personByData = z.object({ ...asPerson, ...named })
export const personByOneName = z.object({ ...asPerson, ...namedOnce })
export const personByNiss = z.object({ ...asPerson, ...numbered })
/** A company that is the legal representative, and the person who stands for it (E §2.2.2, S65). */
export const representingCompany = z.object({
  id: z.optional(z.uuid()),
  kind: z.literal('company'),
  name: textLine(200),
  country: countryCode,
  number: z.optional(z.nullable(textLine(40))),
  permanentRepresentative: z.union([z.object(numbered), z.object(named), z.object(namedOnce)]),
})
export const representativeInput = z.union([personByNiss, personByData, personByOneName, representingCompany])
export type RepresentativeInput = z.infer<typeof representativeInput>

export const identificationInput = z.object({
  country: z.optional(countryCode),
  vatNumber: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(40)))),
  withoutVatNumber: z.optional(z.boolean()),
  cbeNumber: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(40)))),
})

const personFields = {
  nissMasked: z.nullable(z.string()),
  oneName: z.boolean(),
  firstName: z.nullable(z.string()),
  lastName: z.nullable(z.string()),
  latinFirstName: z.nullable(z.string()),
  latinLastName: z.nullable(z.string()),
  sex: z.nullable(z.enum(sexes)),
  birthDate: z.nullable(z.string()),
  birthCountry: z.nullable(z.string()),
  email: z.nullable(z.string()),
}
/** After approval: where the number of this person, or of who stands for the company, stands. */
const nissState = z.nullable(z.enum(nissStates))
const personView = { id: z.string(), kind: z.literal('person'), ...personFields, nissState }
const companyView = {
  id: z.string(),
  kind: z.literal('company'),
  name: z.string(),
  country: z.string(),
  number: z.nullable(z.string()),
  permanentRepresentative: z.object(personFields),
  nissState,
}
export const representativeView = z.union([z.object(personView), z.object(companyView)])
export type RepresentativeView = z.infer<typeof representativeView>

/** What the desk alone knows of a representative: the person he became, and what the register has under his number. */
const deskFacts = {
  personId: z.nullable(z.string()),
  nissCheck: z.nullable(z.enum(nissCheckStates)),
  registered: z.nullable(z.object({ firstName: z.string(), lastName: z.string(), birthDate: z.string() })),
  abilities: z.array(z.enum(['reveal', 'decideDuplicate'])),
}
export const deskRepresentative = z.union([z.object({ ...personView, ...deskFacts }), z.object({ ...companyView, ...deskFacts })])
export type DeskRepresentative = z.infer<typeof deskRepresentative>
/** `number` is the register's own, where the register named the unit. */
export const unitView = z.object({ id: z.string(), number: z.optional(z.nullable(z.string())), name: z.string(), address })

/** What the company register filled in, and what had been typed there before (S26, S142). */
const fromRegisterView = z.object({
  /** Paths that are locked: they are changed at the register, not here. */
  fields: z.array(z.string()),
  at: z.nullable(z.string()),
  replaced: z.nullable(
    z.object({
      commercialName: z.nullable(z.string()),
      address: z.nullable(address),
      establishmentUnits: z.array(z.object({ name: z.string(), address })),
    }),
  ),
})

export const registrationAbilities = ['edit', 'submit', 'confirmContact', 'replaceProof', 'withdraw'] as const
export const registrationView = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(registrationStatuses),
  version: z.int(),
  language: z.enum(languages),
  identification: z.object({
    country: z.string(),
    vatNumber: z.nullable(z.string()),
    withoutVatNumber: z.boolean(),
    cbeNumber: z.nullable(z.string()),
  }),
  numberCheck: numberCheckView,
  registerCheck: z.nullable(numberCheckView),
  contact: z.nullable(
    z.object({ name: z.string(), email: z.string(), telephone: z.nullable(z.string()), confirmedAt: z.nullable(z.string()) }),
  ),
  company: z.nullable(
    z.object({
      id: z.nullable(z.string()),
      commercialName: z.nullable(z.string()),
      address: z.nullable(address),
      cbeNumber: z.nullable(z.string()),
    }),
  ),
  establishmentUnits: z.array(unitView),
  /** Null where the register filled in nothing. */
  fromRegister: z.nullable(fromRegisterView),
  legalRepresentatives: z.array(representativeView),
  proof: z.nullable(documentView),
  progress: z.array(z.object({ step: z.enum(progressSteps), state: z.enum(progressStates), at: z.nullable(z.string()) })),
  /** What must be done before it can be submitted: the same paths and codes as `fields`. */
  missing: z.array(z.object({ path: z.string(), code: z.string() })),
  remarks: z.array(remarkView),
  /** While correction is asked: what differs from what was sent. */
  changes: z.array(changeView),
  /** What was written because of it, oldest first; an address only where the applicant gave it. */
  mails: z.array(
    z.object({
      id: z.string(),
      template: z.string(),
      recipient: z.nullable(z.string()),
      state: z.enum(mailStates),
      at: z.string(),
      /** `sendAgain` at the last of its kind, where its reader may have it once more. */
      abilities: z.array(z.enum(['sendAgain'])),
    }),
  ),
  createdAt: z.string(),
  savedAt: z.string(),
  submittedAt: z.nullable(z.string()),
  decidedAt: z.nullable(z.string()),
  expiresAt: z.nullable(z.string()),
  abilities: z.array(z.enum(registrationAbilities)),
})
export type RegistrationView = z.infer<typeof registrationView>

/** What the company register holds of an enterprise, kept with its answer. */
export type RegisterFacts = {
  name: string
  legalForm: string | null
  address: z.infer<typeof address> | null
  establishmentUnits: { number: string; name: string; address: z.infer<typeof address> | null }[]
  /** What had been typed before and was replaced, so that nothing is lost without a word. */
  replaced?: z.infer<typeof fromRegisterView>['replaced']
}

/** A registration as it was submitted, version by version; the same shape as the record shows. */
export type SubmittedContent = Pick<RegistrationView, 'identification' | 'language' | 'establishmentUnits' | 'legalRepresentatives'> & {
  contact: { name: string; email: string; telephone: string | null } | null
  company: { commercialName: string | null; address: z.infer<typeof address> | null }
  proof: { id: string; name: string; sha256: string } | null
}

export const submittedContent = z.object({
  identification: registrationView.shape.identification,
  language: registrationView.shape.language,
  contact: z.nullable(z.object({ name: z.string(), email: z.string(), telephone: z.nullable(z.string()) })),
  company: z.object({ commercialName: z.nullable(z.string()), address: z.nullable(address) }),
  establishmentUnits: registrationView.shape.establishmentUnits,
  legalRepresentatives: registrationView.shape.legalRepresentatives,
  proof: z.nullable(z.object({ id: z.string(), name: z.string(), sha256: z.string() })),
})

const byId = z.object({ id: z.uuid() })
const version = z.int().check(z.minimum(1))

export const startRegistration = describeEndpoint({
  name: 'startRegistration',
  method: 'POST',
  path: '/registrations',
  summary: 'Begin the registration of a company established outside Belgium',
  tag: 'Registering',
  gate: 'anyone',
  status: 201,
  body: z.object({
    country: countryCode,
    language: z.enum(languages),
    vatNumber: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(40)))),
    withoutVatNumber: z.optional(z.boolean()),
    cbeNumber: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(40)))),
  }),
  answer: z.object({
    id: z.string(),
    reference: z.string(),
    status: z.enum(registrationStatuses),
    version: z.int(),
    accessToken: z.string(),
    numberCheck: numberCheckView,
    registerCheck: z.nullable(numberCheckView),
  }),
  errors: ['invalid-input', 'too-many'],
})

export type AnswerToStart = z.infer<typeof startRegistration.answer>

export const getRegistration = describeEndpoint({
  name: 'getRegistration',
  method: 'GET',
  path: '/registrations/:id',
  summary: 'Your registration as it stands',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  answer: registrationView,
  errors: ['not-found'],
})

export const getUsualDuration = describeEndpoint({
  name: 'getUsualDuration',
  method: 'GET',
  path: '/usual-duration',
  summary: 'How many working days a decision took in the last ninety days; null where fewer than twenty were taken',
  tag: 'Registering',
  gate: 'anyone',
  answer: z.object({ usual: z.nullable(z.object({ medianDays: z.int(), mostWithinDays: z.int() })) }),
})
export type UsualDurationAnswer = z.infer<typeof getUsualDuration.answer>

export const changeRegistration = describeEndpoint({
  name: 'changeRegistration',
  method: 'PATCH',
  path: '/registrations/:id',
  summary: 'Save groups of fields; lists replace the list, items with a known id keep it',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  body: z.object({
    version,
    identification: z.optional(identificationInput),
    contact: z.optional(contactInput),
    company: z.optional(companyInput),
    establishmentUnits: z.optional(z.array(unitInput).check(z.maxLength(mostUnits))),
    legalRepresentatives: z.optional(z.array(representativeInput).check(z.maxLength(20))),
  }),
  answer: registrationView,
  errors: ['not-found', 'changed-meanwhile', 'not-in-this-state', 'invalid-input'],
})

export const confirmContact = describeEndpoint({
  name: 'confirmContact',
  method: 'POST',
  path: '/registrations/:id/contact/confirm',
  summary: 'Confirm the contact address with the mailed code',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  body: z.object({ code: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)) }),
  answer: registrationView,
  errors: ['not-found', 'invalid-input', 'not-in-this-state', 'too-many'],
})

export const submitRegistration = describeEndpoint({
  name: 'submitRegistration',
  method: 'POST',
  path: '/registrations/:id/submit',
  summary: 'Send the registration to the agency',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  body: z.object({ version }),
  answer: registrationView,
  errors: ['not-found', 'changed-meanwhile', 'not-in-this-state', 'invalid-input'],
})

export const withdrawRegistration = describeEndpoint({
  name: 'withdrawRegistration',
  method: 'POST',
  path: '/registrations/:id/withdraw',
  summary: 'Take the registration back, as long as nothing is decided; it cannot be undone',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  body: z.object({ version }),
  answer: registrationView,
  errors: ['not-found', 'changed-meanwhile', 'not-in-this-state'],
})

export const putProof = describeEndpoint({
  name: 'putProof',
  method: 'PUT',
  path: '/registrations/:id/proof',
  summary: 'The official proof of the company: one PDF of at most 10 MiB (Manual FR §2.2)',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  query: z.object({ name: z.optional(z.string().check(z.maxLength(500))) }),
  bodyType: 'pdf',
  answer: z.object({ proof: documentView }),
  errors: ['not-found', 'not-in-this-state', 'too-large', 'wrong-type', 'invalid-input'],
})

export const getProof = describeEndpoint({
  name: 'getProof',
  method: 'GET',
  path: '/registrations/:id/proof',
  summary: 'The proof you gave, and what the check said',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  answer: z.object({ proof: documentView }),
  errors: ['not-found'],
})

export const proofFile = describeEndpoint({
  name: 'proofFile',
  method: 'GET',
  path: '/registrations/:id/proof/file',
  summary: 'The bytes of the proof you gave',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  answerType: 'pdf',
  errors: ['not-found', 'proof-not-clean'],
})

/* ---- the desk ------------------------------------------------------------------------------------------------ */

export const deskAbilities = [
  'claim',
  'takeOver',
  'release',
  'confirmNumber',
  'askNumberAgain',
  'approve',
  'askCorrection',
  'refuse',
] as const
export type DeskAbility = (typeof deskAbilities)[number]

const claimView = z.nullable(z.object({ by: z.object({ id: z.string(), name: z.string() }), until: z.string() }))

/** Who else has the number of a file: an earlier registration, or a company that is admitted already. */
const duplicateHint = {
  duplicateOf: z.nullable(z.string()),
  duplicateReference: z.nullable(z.string()),
  duplicateCompany: z.nullable(z.object({ id: z.string(), name: z.string() })),
}
/** After a correction: that it was sent again, and who had asked for it. */
const secondRound = { corrected: z.boolean(), askedBy: z.nullable(z.object({ id: z.string(), name: z.string() })) }

export const deskRow = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(registrationStatuses),
  version: z.int(),
  companyName: z.nullable(z.string()),
  country: z.string(),
  vatNumber: z.nullable(z.string()),
  cbeNumber: z.nullable(z.string()),
  language: z.enum(languages),
  numberCheck: z.object({ kind: z.enum(numberCheckKinds), state: z.enum(numberCheckStates) }),
  claim: claimView,
  submittedAt: z.nullable(z.string()),
  /** Ten working days from the latest submission; null while the company has to correct. */
  dueOn: z.nullable(z.string()),
  ...duplicateHint,
  ...secondRound,
  /** What the company wrote and nobody at the desk has read. */
  unreadMessages: z.int(),
  abilities: z.array(z.enum(deskAbilities)),
})
export type DeskRow = z.infer<typeof deskRow>

export const deskAssignees = ['me', 'none'] as const
export const deskSorts = ['due', '-due', 'reference', '-reference', 'company', '-company'] as const

export const listDeskRegistrations = describeEndpoint({
  name: 'listDeskRegistrations',
  method: 'GET',
  path: '/desk/registrations',
  summary: 'The queue of registrations',
  tag: 'Desk',
  gate: 'staff',
  query: z.object({
    ...listQuery,
    /** One or more statuses, comma-separated; `open` for submitted, in-review and correction-asked. */
    status: z.optional(z.string().check(z.maxLength(200))),
    assignee: z.optional(z.union([z.enum(deskAssignees), z.uuid()])),
    country: z.optional(countryCode),
    q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
    sort: z._default(z.enum(deskSorts), 'due'),
  }),
  answer: z.extend(listOf(deskRow), { counts: z.record(z.string(), z.int()) }),
  errors: ['not-signed-in', 'not-allowed', 'niss-in-url'],
})

export const deskRecord = z.extend(registrationView, {
  legalRepresentatives: z.array(deskRepresentative),
  abilities: z.array(z.enum(deskAbilities)),
  /** Why an act that one would look for here is not offered: act → code. */
  closed: z.record(z.string(), z.string()),
  claim: claimView,
  decidedBy: z.nullable(z.object({ id: z.string(), name: z.string() })),
  dueOn: z.nullable(z.string()),
  /** What the company register holds of the enterprise number, whether it filled the file or not. */
  register: z.nullable(
    z.object({
      name: z.string(),
      legalForm: z.nullable(z.string()),
      address: z.nullable(address),
      establishmentUnits: z.array(z.object({ number: z.string(), name: z.string(), address: z.nullable(address) })),
    }),
  ),
  ...duplicateHint,
  ...secondRound,
  unreadMessages: z.int(),
  /** Files of the same country whose company has nearly the same name. */
  similar: z.array(z.object({ id: z.string(), reference: z.string(), name: z.string() })),
  /** The enrolment before this portal that has one of the numbers (S47). */
  enrolledBefore: z.nullable(z.object({ number: z.string(), name: z.string(), enrolledOn: z.nullable(z.string()) })),
  /** What the latest submission changed in the one before it. */
  changes: z.array(changeView),
  /** All submissions, newest first. */
  versions: z.array(z.object({ version: z.int(), submittedAt: z.string() })),
  numberHistory: z.array(
    z.extend(numberCheckView, {
      number: z.nullable(z.string()),
      attempts: z.int(),
      code: z.nullable(z.string()),
      blocked: z.boolean(),
      raw: z.nullable(z.string()),
      confirmedBy: z.nullable(z.string()),
      confirmedReason: z.nullable(z.string()),
      /** The register was not asked: what it said to another question of the day stands. */
      reused: z.boolean(),
    }),
  ),
  timeline: z.array(
    z.object({
      id: z.string(),
      event: z.string(),
      at: z.string(),
      by: z.object({ kind: z.string(), name: z.nullable(z.string()) }),
      version: z.int(),
    }),
  ),
  mails: z.array(mailView),
})
export type DeskRecord = z.infer<typeof deskRecord>

export const getDeskRegistration = describeEndpoint({
  name: 'getDeskRegistration',
  method: 'GET',
  path: '/desk/registrations/:id',
  summary: 'One file, with everything needed to decide',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  answer: deskRecord,
  errors: ['not-signed-in', 'not-found'],
})

export const getSubmittedVersion = describeEndpoint({
  name: 'getSubmittedVersion',
  method: 'GET',
  path: '/desk/registrations/:id/versions/:version',
  summary: 'What was sent in one submission, and what it changed in the one before',
  tag: 'Desk',
  gate: 'staff',
  params: z.object({ id: z.uuid(), version: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(2_147_483_647)) }),
  answer: z.object({ version: z.int(), submittedAt: z.string(), content: submittedContent, changes: z.array(changeView) }),
  errors: ['not-signed-in', 'not-found'],
})

export const deskProofFile = describeEndpoint({
  name: 'deskProofFile',
  method: 'GET',
  path: '/desk/registrations/:id/proof',
  summary: 'The proof of a file, once it is found clean',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  answerType: 'pdf',
  errors: ['not-signed-in', 'not-found', 'proof-not-clean'],
})

export const claimRegistration = describeEndpoint({
  name: 'claimRegistration',
  method: 'POST',
  path: '/desk/registrations/:id/claim',
  summary: 'Take a file to decide it; a claim lives 30 minutes, renewed by each act',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  body: z.object({ version, takeOver: z.optional(z.boolean()) }),
  answer: deskRecord,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'changed-meanwhile', 'claimed-by-other', 'not-in-this-state'],
})

export const releaseRegistration = describeEndpoint({
  name: 'releaseRegistration',
  method: 'POST',
  path: '/desk/registrations/:id/release',
  summary: 'Give a file back to the queue',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  body: z.object({ version }),
  answer: deskRecord,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'changed-meanwhile', 'claimed-by-other', 'not-in-this-state'],
})

export const confirmNumber = describeEndpoint({
  name: 'confirmNumber',
  method: 'POST',
  path: '/desk/registrations/:id/confirm-number',
  summary: 'Confirm by hand a number that no register could confirm, with the reason',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  body: z.object({ version, reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(2000)) }),
  answer: deskRecord,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'changed-meanwhile', 'claimed-by-other', 'not-in-this-state'],
})

export const askNumberAgain = describeEndpoint({
  name: 'askNumberAgain',
  method: 'POST',
  path: '/desk/registrations/:id/ask-number-again',
  summary: 'Put the numbers to their registers afresh, whatever they said earlier; the old answers stay in the history',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  body: z.object({ version }),
  answer: deskRecord,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'changed-meanwhile', 'claimed-by-other', 'not-in-this-state'],
})

export const mailOfDecision = z.object({
  /** Null where no contact was given. */
  to: z.nullable(z.string()),
  language: z.enum(languages),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
})
export type MailOfDecision = z.infer<typeof mailOfDecision>

export const previewDecision = describeEndpoint({
  name: 'previewDecision',
  method: 'POST',
  path: '/desk/registrations/:id/decision-preview',
  summary: 'The mail that a decision would send, letter for letter; nothing is decided',
  tag: 'Desk',
  gate: 'staff',
  idempotent: false,
  params: byId,
  body: z.object({
    decision: z.enum(decisions),
    reasons: z._default(z.array(decisionReason).check(z.maxLength(50)), []),
    /** To read it in another language than the one it goes in. */
    language: z.optional(z.enum(languages)),
  }),
  answer: mailOfDecision,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'invalid-input'],
})

export const decideRegistration = describeEndpoint({
  name: 'decideRegistration',
  method: 'POST',
  path: '/desk/registrations/:id/decision',
  summary: 'Approve, ask for correction, or refuse',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  body: z.object({ version, decision: z.enum(decisions), reasons: z._default(z.array(decisionReason).check(z.maxLength(50)), []) }),
  answer: deskRecord,
  errors: [
    'not-signed-in',
    'not-allowed',
    'not-found',
    'changed-meanwhile',
    'claimed-by-other',
    'not-in-this-state',
    'number-not-confirmed',
    'proof-not-clean',
    'invalid-input',
  ],
})

export const revealNiss = describeEndpoint({
  name: 'revealNiss',
  method: 'POST',
  path: '/desk/registrations/:id/representatives/:representativeId/reveal',
  summary: 'The number of a representative in full, once, for a reason that is kept',
  tag: 'Desk',
  gate: 'staff',
  idempotent: false,
  params: z.object({ id: z.uuid(), representativeId: z.uuid() }),
  body: z.object({ reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(2000)) }),
  answer: z.object({ niss: z.string() }),
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'invalid-input'],
})
