/**
 * Which rows an actor may touch; every repository function that reads or changes rows owned by a company takes one,
 * without default, so that forgetting the question does not compile. Inserts have no rows to choose from and take none.
 */
export type Scope =
  { kind: 'all' } | { kind: 'registration'; registrationId: string } | { kind: 'company'; companyId: string } | { kind: 'none' }

/** For jobs and for commands that work on what another command has just loaded under the caller's own scope. */
export const everything: Scope = { kind: 'all' }
export const nothing: Scope = { kind: 'none' }
