import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#server/features/identity/my-account/account.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { mailbox } from '#tests/support/mailbox.ts'
import { openWorkingHouse, type WorkingHouse } from '#tests/support/working-house.ts'
import { staffOwner, type Owner } from './account-world.ts'

let working: WorkingHouse
let server: RunningServer
let owner: Owner
beforeAll(async () => {
  working = await openWorkingHouse()
  const { house } = working
  server = await startServer({ house })
  owner = await staffOwner({ house, browser: () => client(server.url) }, { language: 'fr' })
})
afterAll(async () => {
  await server.close()
  await working.close()
})

const mails = () => mailbox(working.simulators.url)

it('another address: a link to the new one, a note to the one of before at once and again when it holds', async () => {
  const to = 'nouvelle.adresse@famhp.example'
  await owner.browser.call(contract.askEmailChange, { body: { email: to, password: owner.password } })
  const [noted] = await mails().waitFor({ to: owner.email, subject: 'Une autre adresse' })
  expect(noted?.text).toContain(to)
  expect(noted?.text).not.toMatch(/\/account\/email\//)
  const [link] = await mails().waitFor({ to })
  const token = /\/account\/email\/([A-Za-z0-9_-]{40,})/.exec(link?.text ?? '')?.[1] ?? ''
  expect(`${link?.subject}`).not.toContain(token)
  expect(await client(server.url).call(contract.confirmEmailChange, { body: { token } })).toEqual({ email: to })
  const [told] = await mails().waitFor({ to: owner.email, subject: 'a une autre adresse' })
  expect(told?.text).toContain(to)
  const rows = await working.house.sql<{ text: string }[]>`select payload::text as text from events`
  for (const { text } of rows) for (const secret of [to, token, owner.password]) expect(text).not.toContain(secret)
})

it('another password, and new recovery codes: the owner is told, without any of them', async () => {
  const password = 'trois parapluies mouillés'
  const to = 'nouvelle.adresse@famhp.example'
  const { recoveryCodes } = await owner.browser.call(contract.renewRecoveryCodes, { body: { password: owner.password } })
  await owner.browser.call(contract.changeOwnPassword, { body: { current: owner.password, password } })
  const told = await mails().waitFor({ to, subject: /codes de secours|mot de passe/, count: 2 })
  for (const { text } of told) for (const secret of [password, ...recoveryCodes]) expect(text).not.toContain(secret)
})
