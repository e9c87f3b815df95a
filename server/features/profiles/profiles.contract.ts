import * as z from 'zod/mini'
import { describeEndpoint } from '../../platform/http/endpoint.contract.ts'
import { companyRoles, type CompanyRole } from '../companies/companies.contract.ts'
import { signInSteps } from '../identity/identity.contract.ts'

/** As what a person always has the profile of his company; everything else needs rights that somebody gives (contract 3). */
export const rolesWithProfile: readonly CompanyRole[] = ['legal-representative']

/** Why there is no profile to choose (S137): computed, never guessed. */
export const profileReasons = ['not-named', 'tie-waiting', 'tie-refused', 'no-right'] as const
export type ProfileReason = (typeof profileReasons)[number]

/** How it stands with somebody's profiles, for who helps him. */
export const profileState = z.object({ count: z.int(), reason: z.nullable(z.enum(profileReasons)) })
export type ProfileState = z.infer<typeof profileState>

const profile = z.object({
  /** The company's own id. */
  id: z.string(),
  organisation: z.string(),
  cbeNumber: z.nullable(z.string()),
  roles: z.array(z.enum(companyRoles)),
})
export type Profile = z.infer<typeof profile>

/** A company that names the person, and waits for his answer. */
const waitingTie = z.object({
  id: z.string(),
  organisation: z.string(),
  country: z.string(),
  role: z.enum(companyRoles),
  namedAt: z.string(),
})
export type WaitingTie = z.infer<typeof waitingTie>

const profilesView = z.object({
  items: z.array(profile),
  ties: z.array(waitingTie),
  reason: z.optional(z.enum(profileReasons)),
})
export type ProfilesView = z.infer<typeof profilesView>

export const getProfiles = describeEndpoint({
  name: 'getProfiles',
  method: 'GET',
  path: '/session/profiles',
  summary: 'The organisations one may act for, and the companies that wait for an answer; none: why (S122, S137)',
  tag: 'Signing in',
  gate: 'session',
  answer: profilesView,
  errors: ['not-signed-in', 'step-required', 'not-found'],
})

export const chooseProfile = describeEndpoint({
  name: 'chooseProfile',
  method: 'POST',
  path: '/session/profile',
  summary: 'Choose the organisation to act for, at sign-in or later, without signing out',
  tag: 'Signing in',
  gate: 'session',
  idempotent: false,
  body: z.object({ profileId: z.uuid() }),
  answer: z.object({ next: z.enum(signInSteps) }),
  errors: ['not-signed-in', 'step-required', 'not-found'],
})

export const answerTie = describeEndpoint({
  name: 'answerTie',
  method: 'POST',
  path: '/session/ties/:id',
  summary: 'Accept or refuse that a company names one; nothing counts before that',
  tag: 'Signing in',
  gate: 'session',
  idempotent: false,
  params: z.object({ id: z.uuid() }),
  body: z.object({ accept: z.boolean() }),
  answer: profilesView,
  errors: ['not-signed-in', 'step-required', 'not-found', 'not-in-this-state'],
})
