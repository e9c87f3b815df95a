import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await house?.close()
})

it('shows the API document in a browser, under its own policy, without one word in the console', async () => {
  const page = await browser.newPage()
  page.setDefaultTimeout(60_000)
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(`${server.url}/api/docs`)
  const operation = page.getByText('Begin the registration of a company').first()
  await operation.waitFor()
  await operation.click()
  await page.getByText('key-reused').first().waitFor()
  expect(said).toEqual([])
}, 120_000)
