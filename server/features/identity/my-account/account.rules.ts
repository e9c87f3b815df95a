import type { AccountAbility } from './account.contract.ts'

/** For so long after signing in, the sign-in itself is proof enough for a change of one's own account. */
export const proofMinutes = 10
/** How long a phone that was begun may be linked: long enough to install an app. */
export const phoneSetupMinutes = 30
export const emailChangeHours = 24
/** How long addresses asked for are kept: until the last try to tell them of it is over. */
export const emailChangesKeptDays = 7
/** A second phone so that one may be lost; more would only be more to lose. */
export const mostPhones = 2

/** Both the purpose of the issue and what its token is derived for. */
export const emailChangePurpose = 'email-change'

const minute = 60_000

/** Until when a session that began then proves by itself that its owner is there; null when that is over. */
export function provenUntil(sessionBegan: Date, now: Date): Date | null {
  const until = new Date(sessionBegan.getTime() + proofMinutes * minute)
  return until > now ? until : null
}

/** Whether a phone that was begun then may still be linked. */
export function mayStillLink(begunAt: Date, now: Date): boolean {
  return now.getTime() - begunAt.getTime() < phoneSetupMinutes * minute
}

export type AccountFactors = { hasPassword: boolean; phones: number }

/** What the owner of an account may do with it now. Who signs in by eID alone has no password to change and no codes. */
export function accountAbilitiesOf({ hasPassword, phones }: AccountFactors): AccountAbility[] {
  return [
    'changeEmail' as const,
    ...(hasPassword ? (['changePassword'] as const) : []),
    ...(hasPassword && phones < mostPhones ? (['addPhone'] as const) : []),
    ...(phones > 1 ? (['removePhone'] as const) : []),
    ...(phones > 0 ? (['renewRecoveryCodes'] as const) : []),
  ]
}
