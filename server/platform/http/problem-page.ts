import type { ErrorRequestHandler, Request, Response } from 'express'
import type { ProblemDocument } from '../error-codes.contract.ts'
import type { Doors } from './doors.ts'
import type { ScreenLanguage } from '../../features/identity/identity.contract.ts'
import { acceptedLanguage, fallbackLanguage, isScreenLanguage } from './language.ts'
import { visitOf } from './request-facts.ts'
import { problemPageWords } from './problem.words.ts'
import { sendProblem } from './send-problem.ts'

/**
 * What a person sees where not even the pages can answer: a flood, a foreign form, a database that is away. No script and
 * no style of the product, since those may be what is missing.
 */
export function problemPageHandler(doors: Doors): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const wantsPage = !req.path.startsWith('/api/') && req.accepts(['json', 'html']) === 'html'
    if (!wantsPage || res.headersSent) return sendProblem(doors, res, error)
    const facts = { ...visitOf(res).facts, language: languageOf(req, res) }
    const { status, document, headers } = doors.translate(error, facts)
    if (status >= 500) doors.house.log.warn({ err: error, requestId: facts.requestId }, 'a page could not be shown')
    res.status(status).set(headers)
    res.set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
    })
    res.type('html').send(page(document, facts.language, doors.house.config.contact.email))
  }
}

function languageOf(req: Request, res: Response): ScreenLanguage {
  const prefix = req.path.split('/')[1]
  if (isScreenLanguage(prefix)) return prefix
  const { cookieLanguage } = visitOf(res)
  return isScreenLanguage(cookieLanguage) ? cookieLanguage : (acceptedLanguage(req.headers['accept-language']) ?? fallbackLanguage)
}

/** Nothing in it comes from the request, so nothing has to be escaped. The way on: the answer that fits, the front page, who helps. */
function page(problem: ProblemDocument, language: ScreenLanguage, support: string): string {
  const words = problemPageWords[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${problem.title}</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:10vh auto;padding:0 1rem}small{color:#595959}a{color:#0a5a63}@media(prefers-color-scheme:dark){body{background:#1b1b1b;color:#eee}small{color:#b5b5b5}a{color:#63c2c9}}</style>
</head>
<body>
<main>
<h1>${problem.title}</h1>
<p>${problem.detail ?? ''}</p>
<p><a href="/${language}/help?open=trouble#trouble">${words.answer}</a></p>
<p><a href="/${language}">${words.front}</a></p>
<p><small>${words.write} <a href="mailto:${support}?subject=${problem.requestId}">${support}</a><br>${problem.status} · ${problem.requestId}</small></p>
</main>
</body>
</html>
`
}
