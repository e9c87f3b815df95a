import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'

/** A refusal of the API, as thrown by both ways in. Recognise it by `problem`: bundles hold several copies of every class. */
export class ApiProblem extends Error {
  readonly code: string
  readonly problem: ProblemDocument
  constructor(problem: ProblemDocument) {
    super(`${problem.code} (${problem.requestId})`)
    this.name = 'ApiProblem'
    this.code = problem.code
    this.problem = problem
  }
}

/** The problem document an error carries, or undefined for an error of another kind. */
export function problemOf(error: unknown): ProblemDocument | undefined {
  if (typeof error !== 'object' || error === null || !('problem' in error)) return undefined
  const { problem } = error
  const isProblem = typeof problem === 'object' && problem !== null && 'code' in problem && 'status' in problem
  return isProblem ? (problem as ProblemDocument) : undefined
}
