/** What was right before the wrong passwords or codes that braked an account: it says how far somebody has come. */
export const brakedBehind = ['nothing', 'password', 'link', 'agency', 'session'] as const
export type BrakedBehind = (typeof brakedBehind)[number]
