import { describe, expect, it } from 'vitest'
import type { Actor } from '../actor.ts'
import type { Verdict } from '../../platform/verdict.ts'
import * as policy from './identity.policy.ts'

const base = { accountId: 'me', sessionId: 's', name: 'n', language: 'nl', authMethod: 'password', expiresAt: new Date() } as const
const actors = {
  anonymous: { kind: 'anonymous' },
  applicant: { kind: 'applicant', registrationId: 'r', rightsVersion: 1, expiresAt: new Date() },
  half: { kind: 'half-signed-in', next: 'otp', ...base },
  person: { kind: 'person', personId: 'p', companyId: 'c', ...base },
  validator: { kind: 'staff', roles: ['validator'], ...base },
  administrator: { kind: 'staff', roles: ['administrator'], ...base },
  system: { kind: 'system', job: 'j' },
} as const satisfies Record<string, Actor>

const answer = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.because)
const columns = ['anonymous', 'applicant', 'half', 'person', 'validator', 'administrator', 'system'] as const

describe('who may', () => {
  it.each([
    ['sign in', policy.maySignIn, ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'not-allowed']],
    ['use a session', policy.mayUseSession, ['not-signed-in', 'not-signed-in', 'yes', 'yes', 'yes', 'yes', 'not-signed-in']],
    [
      'give a code',
      (actor: Actor) => policy.mayTakeStep(actor, 'otp'),
      ['not-signed-in', 'not-signed-in', 'yes', 'step-required', 'step-required', 'step-required', 'not-signed-in'],
    ],
    [
      'link a phone',
      (actor: Actor) => policy.mayTakeStep(actor, 'otp-setup'),
      ['not-signed-in', 'not-signed-in', 'step-required', 'step-required', 'step-required', 'step-required', 'not-signed-in'],
    ],
    ['manage staff', policy.mayManageStaff, ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'yes', 'yes']],
    [
      'propose to restore a colleague',
      (actor: Actor) => policy.mayProposeStaffReset(actor, 'other'),
      ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'yes', 'not-allowed'],
    ],
    [
      'propose to restore himself',
      (actor: Actor) => policy.mayProposeStaffReset(actor, 'me'),
      ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'not-allowed', 'not-allowed'],
    ],
    [
      'confirm what another proposed',
      (actor: Actor) => policy.mayConfirmStaffReset(actor, { accountId: 'other', proposedBy: 'third' }),
      ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'yes', 'not-allowed'],
    ],
    [
      'confirm what he proposed himself',
      (actor: Actor) => policy.mayConfirmStaffReset(actor, { accountId: 'other', proposedBy: 'me' }),
      ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'not-allowed', 'not-allowed'],
    ],
    [
      'take factors away that nobody proposed',
      (actor: Actor) => policy.mayResetStaff(actor, 'other', undefined),
      ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'not-allowed', 'yes'],
    ],
    [
      'take factors away that another proposed',
      (actor: Actor) => policy.mayResetStaff(actor, 'other', 'third'),
      ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'yes', 'yes'],
    ],
    ['approve resets', policy.mayApproveResets, ['not-found', 'not-found', 'not-found', 'not-found', 'yes', 'yes', 'not-found']],
    ['help accounts', policy.mayHelpAccounts, ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'yes', 'not-found']],
    [
      'change another',
      (actor: Actor) => policy.mayChangeStaffAccount(actor, 'other'),
      ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'yes', 'yes'],
    ],
    [
      'change himself',
      (actor: Actor) => policy.mayChangeStaffAccount(actor, 'me'),
      ['not-found', 'not-found', 'not-found', 'not-found', 'not-allowed', 'not-allowed', 'yes'],
    ],
    ['admit a person', policy.mayAdmitPerson, ['not-found', 'not-found', 'not-found', 'not-found', 'yes', 'not-allowed', 'yes']],
    [
      'write what registers say',
      policy.maySystemKeepIdentity,
      ['not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'yes'],
    ],
  ] as const)('%s', (_act, may, expected) => {
    expect(columns.map((column) => answer(may(actors[column])))).toEqual(expected)
  })

  it('told which step is open', () => {
    expect(policy.mayTakeStep(actors.half, 'new-password')).toEqual({ allowed: false, because: 'step-required', next: 'otp' })
    expect(policy.mayTakeStep(actors.person, 'new-password')).toEqual({ allowed: false, because: 'step-required', next: 'done' })
  })
})
