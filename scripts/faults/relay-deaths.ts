/**
 * Where a relay's process ends: by its own hand at the first three places, `outside` at any moment by another's, or
 * `never`. `freezes` does not end: it stands still in the middle of a step, with the head's lock in its hand.
 */
export const diesAt = ['before-commit', 'after-commit', 'while-publishing', 'outside', 'never', 'freezes'] as const
export type DiesAt = (typeof diesAt)[number]
