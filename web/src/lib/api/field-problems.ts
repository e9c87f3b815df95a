import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'

/** The control that belongs to a path; dates begin with their day. */
export function fieldIdOf(path: string): string {
  // Who stands for a company is typed in the boxes of the representative.
  const name = path.replace(/^identification\./, '').replace('.permanentRepresentative.', '.')
  // "At least one reason" is about the list; its first choice is where it is mended.
  if (name === 'reasons') return 'f-reasons.0.code'
  return name.endsWith('birthDate') ? `f-${name}-day` : `f-${name}`
}

/** What is wrong with one field, in words, or undefined. */
export function errorAt(problem: ProblemDocument | null | undefined, ...paths: string[]): string | undefined {
  return problem?.fields?.find((field) => paths.includes(field.path.replace(/^identification\./, '')))?.message
}
