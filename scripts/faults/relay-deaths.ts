/** Where a relay's process ends: by its own hand at these places, `outside` at any moment by another's, or `never`. */
export const diesAt = ['before-commit', 'after-commit', 'while-publishing', 'outside', 'never'] as const
export type DiesAt = (typeof diesAt)[number]
