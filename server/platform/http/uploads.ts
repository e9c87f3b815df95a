import busboy from 'busboy'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HouseError, notFound } from '../errors.ts'
import { demand } from '../verdict.ts'
import { borrowed } from './borrowed-stream.ts'
import type { Doors } from './doors.ts'
import type { Endpoint } from './endpoint.ts'
import { mayPass } from './gate.ts'
import { setCookies } from './http-door.ts'
import { visitOf } from './request-facts.ts'
import { closedHeaders } from './security-headers.ts'

/** Which endpoint takes the file of a form; the same act as the API's PUT. */
export type UploadKinds = Readonly<Record<string, Endpoint>>

/**
 * `POST /upload/{kind}/{id}`: a file from an ordinary form, without script. It streams through to the act; the answer is
 * a redirect to the page that sent it (hidden field `back`), with `?refused=<code>` when the file was refused. What is
 * wrong with more than the file is left to the app, which shows people a page.
 */
export function uploads(doors: Doors, kinds: UploadKinds): Router {
  const router = Router({ caseSensitive: true })
  router.use(closedHeaders)
  router.post('/:kind/:id', takeForm(doors, kinds))
  router.use((_req, _res, next) => next(notFound()))
  return router
}

function takeForm(doors: Doors, kinds: UploadKinds): RequestHandler {
  return async (req, res) => {
    const { kind, id } = req.params
    const endpoint = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (!endpoint) throw notFound()
    const visit = visitOf(res)
    const actor = await visit.actorAt(endpoint.contract.gate)
    demand(mayPass(endpoint.contract.gate, actor, { id }))
    const form = readForm(doors, req, async (file, name) => {
      const knock = { actor, request: { ...visit.facts, file, headers: {} }, idempotencyKey: undefined }
      const outcome = await doors.call(endpoint, knock, { params: { id }, query: { name }, body: {} })
      if ('cookies' in outcome) setCookies(doors, res, outcome.cookies)
    })
    const { back, error } = await form
    goBack(doors, req, res, back, error)
  }
}

function goBack(doors: Doors, req: Request, res: Response, back: string | undefined, error: unknown): void {
  if (req.destroyed && !req.complete) return
  const target = new URL(localPath(back), 'http://local')
  target.searchParams.delete('refused')
  if (error !== undefined) {
    const { document } = doors.translate(error, visitOf(res).facts)
    if (document.code === 'internal') throw new Error('An upload failed', { cause: error })
    // What is wrong with the file says more than that the input is wrong.
    target.searchParams.set('refused', document.fields?.[0]?.code ?? document.code)
  }
  res.redirect(303, `${target.pathname}${target.search}${target.hash}`)
}

/** A path of our own, or the front page: a form must not send people elsewhere. */
export function localPath(back: string | undefined): string {
  if (back === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(back)) return '/'
  const url = URL.parse(back, 'http://local')
  return url?.origin === 'http://local' && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/'
}

type Form = { back: string | undefined; error: unknown }

/** How much of a refused form is still read so that its sender sees the answer, in uploads of the largest size. */
const patience = 8

async function readForm(doors: Doors, req: Request, take: (file: Readable, name: string) => Promise<void>): Promise<Form> {
  const most = doors.house.config.limits.uploadBytes
  const parser = parserFor(req, most)
  let back: string | undefined
  let taking: Promise<unknown> | undefined

  parser.on('field', (name, value, info) => {
    if (name === 'back' && !info.valueTruncated) back = value
  })
  parser.on('file', (_field, file, info) => {
    // Without a listener a sender who leaves would end the process.
    file.on('error', () => undefined)
    // A second file, or a box in which nothing was chosen.
    if (taking || !info.filename) return void file.resume()
    const lent = borrowed(file)
    file.once('limit', () => lent.destroy(new HouseError('too-large')))
    taking = take(lent, info.filename)
      .then(
        () => undefined,
        (error: unknown) => error,
      )
      // What the act did not want is read to its end: the fields behind it, and the sender, wait for that.
      .finally(() => lent.destroy())
  })

  let read = 0
  req.on('data', (chunk: Buffer) => {
    read += chunk.byteLength
    if (read > most * patience) req.destroy()
  })
  const [parsed] = await Promise.allSettled([pipeline(borrowed(req), parser)])
  const error = taking ? await taking : new HouseError('invalid-input', { fields: [{ path: 'file', code: 'required' }] })
  if (error === undefined && parsed.status === 'rejected') return { back, error: new HouseError('malformed') }
  return { back, error }
}

function parserFor(req: Request, most: number): busboy.Busboy {
  const type = req.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'multipart/form-data') throw new HouseError('wrong-type')
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: { fileSize: most, files: 2, fields: 20, fieldSize: 4096, fieldNameSize: 100, parts: 22, headerPairs: 50 },
    })
  } catch {
    // No boundary, or one that cannot be.
    throw new HouseError('malformed')
  }
}
