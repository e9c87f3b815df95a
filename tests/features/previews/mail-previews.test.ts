import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#server/features/identity/identity.contract.ts'
import { mailTemplates } from '#server/features/notifications/notifications.contract.ts'
import { listMailPreviews as list } from '#server/features/previews/list-mail-previews.query.ts'
import { listMailPreviews } from '#server/features/previews/previews.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

describe('the previews of mails (S161)', () => {
  test('show every template in nl, fr and en, as text and as HTML', async () => {
    const { items } = await client(server.url).call(listMailPreviews, {})
    const wanted = mailTemplates.flatMap((template) => languages.map((language) => `${template} ${language}`))
    expect(items.map(({ template, language }) => `${template} ${language}`).toSorted()).toEqual(wanted.toSorted())
    for (const { subject, text, html, language, template } of items) {
      expect(subject.length, template).toBeGreaterThan(5)
      expect(text.length, template).toBeGreaterThan(100)
      expect(html, template).toContain(`<html lang="${language}"`)
      expect(text + html, template).not.toMatch(/undefined|null|\[object|NaN/)
    }
  })

  test('say another thing in each language', async () => {
    const { items } = await client(server.url).call(listMailPreviews, {})
    for (const template of mailTemplates) {
      expect(new Set(items.filter((item) => item.template === template).map((item) => item.text)).size, template).toBe(languages.length)
    }
  })

  test('do not exist in production', () => {
    const production = { config: { ...house.config, mode: 'production' as const } }
    expect(() => list(production)).toThrow(expect.objectContaining({ code: 'not-found' }) as Error)
  })
})
