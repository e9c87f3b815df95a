import { join } from 'node:path'
import { ScureBase32Plugin } from 'otplib'
import { openDatabase } from '#db/client.ts'
import { seedDemo, type DemoAccount, type DemoCredentials } from '#db/demo/seed.ts'
import { sealPhoneSecret } from '#server/features/identity/identity-keys.ts'
import type { Config } from '#server/platform/config.ts'
import { hashPassword } from '#server/platform/crypto/passwords.ts'
import { derivePassword, deriveToken } from '#server/platform/crypto/tokens.ts'
import { writePrivately } from '#scripts/embedded/server-folder.ts'

/** What the demo's visitors sign in with; the only place where it stands in the clear. */
export const demoAccountsFile = (dataDir: string): string => join(dataDir, 'demo-accounts.json')

/**
 * Fills what a new installation needs and, in a demo, its world. Safe to repeat: what is there stays, and the file with
 * the demo accounts is written again if it was lost, because its secrets follow from this installation's keys.
 */
export async function seed(config: Config, say: (line: string) => void): Promise<void> {
  if (config.mode !== 'demo') return
  const { db, close } = openDatabase(config.database.url, { name: 'seed', poolSize: 1 })
  try {
    const accounts: DemoAccount[] = await seedDemo(db, {
      now: new Date(),
      credentialsOf: (username) => demoCredentials(config, username),
      hashPassword,
      sealPhoneSecret: (accountId, secret) => sealPhoneSecret(config.keys, accountId, secret),
    })
    const file = demoAccountsFile(config.dataDir)
    writePrivately(file, `${JSON.stringify(accounts, null, 2)}\n`)
    say(`Accounts to try it with stand in ${file}`)
  } finally {
    await close()
  }
}

function demoCredentials({ keys }: Config, username: string): DemoCredentials {
  const { password } = derivePassword(keys.credential, `demo:${username}`)
  const { token } = deriveToken(keys.credential, 'demo-phone', username)
  // Twenty bytes, as authenticator apps expect.
  const totpSecret = new ScureBase32Plugin().encode(Buffer.from(token, 'base64url').subarray(0, 20), { padding: false })
  return { password, totpSecret }
}
