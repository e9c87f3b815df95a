import express from 'express'
import { bounceInput, tellBounce } from './mail-bounce.ts'
import { bounceScript, framePolicy, mailFrame, mailListPage, mailPage, mailsOnPage, newMailScript } from './mail-pages.ts'
import { createMailStore } from './mail-store.ts'
import { onlyJson } from './only-json.ts'
import type { Simulator, SimulatorTools } from './simulator.ts'
import { startSmtpService } from './smtp-service.ts'

/** A mail server that keeps every mail, and a page to read them. */
export const mailSimulator = { name: 'mail', create: createMailSimulator }

async function createMailSimulator(tools: SimulatorTools): Promise<Simulator> {
  const mails = createMailStore()
  const smtp = await startSmtpService(tools, (raw, recipients) => mails.receive(raw, recipients))
  const router = express.Router()

  router.get('/messages', (request, response) => {
    response.json(mails.newestFirst(textOf(request.query.to)).mails)
  })
  router.get('/', (request, response) => {
    const to = textOf(request.query.to) || undefined
    const { mails: shown, total } = mails.newestFirst(to, mailsOnPage)
    response.send(mailListPage(shown, total, to))
  })
  router.get('/new-mail.js', (_request, response) => {
    response.type('js').send(newMailScript)
  })
  router.get('/bounce.js', (_request, response) => {
    response.type('js').send(bounceScript)
  })
  router.post('/bounce', onlyJson, async (request, response) => {
    const input = bounceInput.safeParse(request.body)
    if (!input.success) return void response.status(422).json({ code: 'INVALID', problem: input.error.issues[0]?.message })
    const mail = mails.get(input.data.id)
    if (mail === undefined) return void response.status(404).json({ code: 'UNKNOWN_MAIL' })
    if (tools.bounceHook === undefined) return void response.status(409).json({ code: 'NOBODY_TO_TELL' })
    const status = await tellBounce(tools.bounceHook, mail, input.data.code)
    const told = status !== undefined && status < 300
    response.status(told ? 202 : 502).json({ code: told ? 'TOLD' : 'NOT_TAKEN', status: status ?? null })
  })
  router.get('/news', (request, response) => {
    response.type('text/event-stream').set('Cache-Control', 'no-store')
    response.write(': listening\n\n')
    const stop = mails.onMail(() => response.write('event: mail\ndata: new\n\n'))
    request.once('close', stop)
    response.once('close', stop)
  })
  router.get('/:id', (request, response, next) => {
    const mail = mails.get(request.params.id)
    if (mail === undefined) return next()
    response.send(mailPage(mail))
  })
  router.get('/:id/html', (request, response, next) => {
    const mail = mails.get(request.params.id)
    if (mail === undefined) return next()
    response.set('Content-Security-Policy', framePolicy).send(mailFrame(mail))
  })

  return {
    name: 'mail',
    path: '/mail',
    title: 'Mail',
    about: `Every mail the portal sends. The mail server listens on port ${smtp.port}.`,
    tries: ['/mail', '/mail/messages'],
    router,
    port: smtp.port,
    close: () => smtp.close(),
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
