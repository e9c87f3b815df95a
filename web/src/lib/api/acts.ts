import { randomUUID } from 'node:crypto'
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'
import type { AnswerOf, CallInput, EndpointContract } from '#server/platform/http/endpoint.contract.ts'
import { inLanguage, splitLanguage } from '#lib/languages.ts'
import { problemOf } from './problems.ts'

/** For loads: reads through an endpoint; who must sign in is sent there, what is not there is the 404 page. */
export async function read<Contract extends EndpointContract>(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  contract: Contract,
  input: CallInput<Contract>,
): Promise<AnswerOf<Contract>> {
  try {
    return await event.locals.call(contract, input)
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (problem === undefined) throw thrown
    mindSignIn(event, problem)
    error(problem.status, problem.title, { code: problem.code, requestId: problem.requestId })
  }
}

export type Acted<Answer> = { ok: true; answer: Answer } | { ok: false; problem: ProblemDocument }

/** For form actions: does an act, and hands back the problem instead of throwing it. */
export async function act<Contract extends EndpointContract>(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  contract: Contract,
  input: CallInput<Contract>,
  form?: FormData,
): Promise<Acted<AnswerOf<Contract>>> {
  const key = form?.get('idempotencyKey')
  try {
    const options = contract.idempotent && contract.method === 'POST' && typeof key === 'string' ? { idempotencyKey: key } : {}
    return { ok: true, answer: await event.locals.call(contract, input, options) }
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (problem === undefined) throw thrown
    // Wrong credentials are answered on the page that asked for them.
    if (problem.code !== 'wrong-credentials') mindSignIn(event, problem)
    return { ok: false, problem }
  }
}

/** What a page gets back with a refused form: everything typed, the problem, and a fresh key for the next try. */
export function refuse<Values extends Record<string, unknown>>(problem: ProblemDocument | null, values: Values) {
  return fail(problem?.status ?? 422, { problem, values, idempotencyKey: randomUUID() })
}

/** The same page again with what was typed, where nothing was refused: a part was added or taken away. */
export function again<Values extends Record<string, unknown>>(values: Values) {
  return { problem: null, values, idempotencyKey: randomUUID() }
}

/** What every load of a page with a form adds to its data. */
export const newKey = () => ({ idempotencyKey: randomUUID() })

/** The address to come back to, if it is a path of our own. */
export function ownPath(text: string | null): string | undefined {
  return text !== null && /^\/(?![/\\])[^\s\\]*$/.test(text) ? text : undefined
}

function mindSignIn(event: Pick<RequestEvent, 'locals' | 'url'>, problem: ProblemDocument): void {
  const { language } = event.locals
  if (problem.code === 'step-required') redirect(303, inLanguage(language, signInPath(problem.next)))
  if (problem.code !== 'not-signed-in') return
  const back = splitLanguage(event.url.pathname).path + event.url.search
  redirect(303, `${inLanguage(language, '/sign-in')}?back=${encodeURIComponent(inLanguage(language, back))}`)
}

/** The page of each step that a session may still have to take. */
export function signInPath(next: string | undefined): string {
  switch (next) {
    case 'otp':
      return '/sign-in/code'
    case 'otp-setup':
      return '/sign-in/phone'
    case 'new-password':
      return '/sign-in/new-password'
    case 'profile':
      return '/sign-in/profile'
    default:
      return '/sign-in'
  }
}
