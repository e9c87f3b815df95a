/** How signing in at the simulated CSAM may go. */
export const csamWays = ['eid', 'itsme', 'resident-card', 'kids-id', 'cancelled', 'wrong-pin', 'card-blocked'] as const
export type CsamWay = (typeof csamWays)[number]

const level = (number: 500 | 450) => `urn:be:fedict:iam:fas:Level${number}`

/** What is proven by what is shown: the level, the means as `amr` names it, and how the page calls it. */
export type CsamShown = { label: string; acr: string; amr: string; assuranceLevel: string; roles: readonly string[] }

/**
 * A resident card has the level and the number of an identity card. What tells it in our simulation is `amr`
 * (`eid-foreigner`, as `eid` and `bmid` are names of the federal service), and a role beside it.
 */
export const csamShown: Readonly<Record<Exclude<CsamWay, 'cancelled' | 'wrong-pin' | 'card-blocked'>, CsamShown>> = {
  eid: { label: 'Identity card (eID), right PIN (Level500)', acr: level(500), amr: 'eid', assuranceLevel: '500', roles: [] },
  itsme: { label: 'itsme, confirmed in the app (Level450)', acr: level(450), amr: 'bmid', assuranceLevel: '450', roles: [] },
  'resident-card': {
    label: 'Resident card of a foreigner, right PIN (Level500)',
    acr: level(500),
    amr: 'eid-foreigner',
    assuranceLevel: '500',
    roles: ['foreigner-card'],
  },
  'kids-id': { label: 'Kids-ID, right PIN (Level500)', acr: level(500), amr: 'eid-kids', assuranceLevel: '500', roles: ['kids-card'] },
}

/** What CSAM answers where nothing is proven. */
export const csamDenials: Readonly<Record<'cancelled' | 'wrong-pin' | 'card-blocked', { label: string; description: string }>> = {
  cancelled: { label: 'Cancelled by the person', description: 'cancelled' },
  'wrong-pin': { label: 'Wrong PIN', description: 'pin_incorrect' },
  'card-blocked': { label: 'Card blocked', description: 'card_blocked' },
}
