import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import type { DemoAccount } from '../support/product.ts'

/** Signs a member of staff in, in English, and ends on the desk's home. */
export async function signInAtDesk(page: Page, account: DemoAccount): Promise<void> {
  await page.goto('/en/desk')
  await page.locator('[name=username]').fill(account.username)
  await page.locator('[name=password]').fill(account.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/sign-in/code**')
  await page.locator('[name=code]').fill(await generate({ secret: account.totpSecret }))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/en/desk')
}
