import type { DeskRecord } from '#server/features/registrations/registrations.contract.ts'

type Claim = DeskRecord['claim']

/** Who now holds a claim that was mine; undefined where I hold it, never did, or nobody does. */
export function takenFrom(me: string, before: Claim, now: Claim): string | undefined {
  return before?.by.id === me && now !== null && now.by.id !== me ? now.by.name : undefined
}

/** Follows a file and says who took it from me while I was looking, until I hold it again. */
export function lostClaim(watched: () => { claim: Claim; me: string }): { readonly by: string | undefined } {
  let by = $state<string | undefined>(undefined)
  let before: Claim = null
  $effect(() => {
    const { claim, me } = watched()
    const taker = takenFrom(me, before, claim)
    if (taker !== undefined) by = taker
    else if (claim === null || claim.by.id === me) by = undefined
    before = claim
  })
  return {
    get by() {
      return by
    },
  }
}
