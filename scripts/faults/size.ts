/** `full` is the size that `targets.md` asks for; `small` shows the same in a fraction of the time, for the proofs. */
export const sizes = ['full', 'small'] as const
export type Size = (typeof sizes)[number]
