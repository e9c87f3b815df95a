import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { isScreenLanguage, languageCookie, preferredLanguage, splitLanguage } from '#lib/languages.ts'
import type { PageCallInput } from '#server/platform/http/page-request.contract.ts'
import { contactCardIn } from '#server/platform/contact.contract.ts'
import { problemOf } from '#lib/api/problems.ts'
import { preferenceCookie } from '#lib/preference-cookies.ts'
import { pageRequest } from '#lib/request.ts'
import { themeCookie, themeOf } from '#lib/themes.ts'
import { overwriteGetLocale } from './paraglide/runtime.js'

const pageLanguage = new AsyncLocalStorage<ScreenLanguage>()
overwriteGetLocale(() => pageLanguage.getStore() ?? 'en')

export const handle: Handle = ({ event, resolve }) => {
  const request = pageRequest()
  const inAddress = splitLanguage(event.url.pathname).language
  const known = isScreenLanguage(request.language) ? request.language : undefined
  const language = inAddress ?? known ?? preferredLanguage(event.request.headers.get('accept-language'))
  const theme = themeOf(event.cookies.get(themeCookie))

  Object.assign(event.locals, { actor: request.actor, language, theme, requestId: request.requestId, demo: request.demo })
  event.locals.contact = contactCardIn(request.contact, language)
  event.locals.call = async (contract, input, options = {}) => {
    const { answer, cookies } = await request.call(contract.name, input as PageCallInput, { ...options, language })
    for (const { name, value, options: how } of cookies) {
      if (value === null) event.cookies.delete(name, how)
      else event.cookies.set(name, value, how)
    }
    // Who signs in by this very call is someone else from here on.
    event.locals.actor = request.actor
    return answer as never
  }

  return pageLanguage.run(language, async () => {
    const response = await resolve(event, {
      transformPageChunk: ({ html }) =>
        html.replaceAll('%famhp.language%', language).replace('%famhp.theme%', theme === 'system' ? '' : `data-theme="${theme}"`),
    })
    response.headers.set('content-language', language)
    response.headers.append('vary', inAddress === undefined ? 'Cookie, Accept-Language' : 'Cookie')
    if (inAddress !== undefined) rememberLanguage(event, inAddress, response)
    // A page shows what its reader may see: nobody else's cache may keep it.
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
    // A mailed link carries its token in the path: it goes nowhere as referrer.
    const secretPath = /\/(invitations|resume|password-reset|account\/email)\//.test(event.url.pathname)
    response.headers.set('referrer-policy', secretPath ? 'no-referrer' : 'strict-origin-when-cross-origin')
    return response
  })
}

/** Cookies of `event.cookies` are already on the response here, so this one is written beside them. */
function rememberLanguage({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, language: ScreenLanguage, response: Response): void {
  if (cookies.get(languageCookie) === language) return
  response.headers.append('set-cookie', cookies.serialize(languageCookie, language, preferenceCookie(url)))
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const problem = problemOf(error)
  if (problem !== undefined) return { status: problem.status, message: problem.title, code: problem.code, requestId: problem.requestId }
  if (kind === 'unknown') logFailure(event.locals.requestId, error)
  return { requestId: event.locals.requestId }
}

/** One line that a program can read, like every other line of our logs. */
function logFailure(requestId: string, error: unknown): void {
  const err = error instanceof Error ? { type: error.name, message: error.message, stack: error.stack } : { message: String(error) }
  console.error(JSON.stringify({ level: 50, time: new Date().toISOString(), name: 'pages', requestId, err, msg: 'a page failed' }))
}
