import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { ScreenLanguage, SignInStep } from '#server/features/identity/identity.contract.ts'
import { resetMethod } from '#server/features/identity/recovery/password-reset.contract.ts'
import { ownPath, signInPath } from '#lib/api/acts.ts'
import { inLanguage } from '#lib/languages.ts'

/** Where one came from when asked to sign in; it travels along in the address of each step. */
export function backIn(url: URL): string | undefined {
  return ownPath(url.searchParams.get('back'))
}

/** The page of the next step, or the place one wanted to be. */
export function stepAddress(event: Pick<RequestEvent, 'locals' | 'url'>, next: SignInStep): string {
  const { language, actor } = event.locals
  const back = backIn(event.url)
  if (next === 'done') return back ?? inLanguage(language, actor.kind === 'staff' ? '/desk' : '/portal')
  return inLanguage(language, signInPath(next)) + (back === undefined ? '' : `?back=${encodeURIComponent(back)}`)
}

export function toStep(event: Pick<RequestEvent, 'locals' | 'url'>, next: SignInStep): never {
  redirect(303, stepAddress(event, next))
}

/** How the one who is half-way in came there: by a mailed link, who sets both factors anew, or by the password of the first mails. */
export function cameBy({ actor }: RequestEvent['locals']): 'link' | 'password' | undefined {
  if (actor.kind !== 'half-signed-in') return undefined
  if (actor.authMethod.startsWith(resetMethod)) return 'link'
  return actor.authMethod.startsWith('password') ? 'password' : undefined
}

/** After the password: who has a safer way is told of it once, before the code (S82). */
export function toStepAfterPassword(event: Pick<RequestEvent, 'locals' | 'url'>, answer: { next: SignInStep; saferWay?: true }): never {
  if (!answer.saferWay) toStep(event, answer.next)
  const back = backIn(event.url)
  const address = inLanguage(event.locals.language, '/sign-in/less-secure')
  redirect(303, address + (back === undefined ? '' : `?back=${encodeURIComponent(back)}`))
}

/** After signing in elsewhere: the step's address is made as if the person had come from where it began. */
export function toStepAfterElsewhere(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  finished: { next: SignInStep; language: ScreenLanguage; back: string | null },
): never {
  const url = new URL(event.url.pathname, event.url)
  if (finished.back !== null) url.searchParams.set('back', finished.back)
  toStep({ locals: { ...event.locals, language: finished.language }, url }, finished.next)
}

/** Each page of signing in is only for who has just that step before him. */
export function demandStep(event: Pick<RequestEvent, 'locals' | 'url'>, step: SignInStep): void {
  const { actor, language } = event.locals
  if (actor.kind === 'staff' || actor.kind === 'person') toStep(event, 'done')
  if (actor.kind !== 'half-signed-in') redirect(303, inLanguage(language, '/sign-in'))
  if (actor.next !== step) toStep(event, actor.next as SignInStep)
}
