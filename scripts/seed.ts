import { ScureBase32Plugin } from 'otplib'
import { openDatabase } from '#db/client.ts'
import { seedDemo, type DemoCredentials } from '#db/demo/seed.ts'
import { sealPhoneSecret } from '#server/features/identity/identity-keys.ts'
import type { Config } from '#server/platform/config.ts'
import { hashPassword } from '#server/platform/crypto/passwords.ts'
import { derivePassword, deriveToken } from '#server/platform/crypto/tokens.ts'
import { makeWorld } from './demo-world/make-world.ts'
import { writePrivately } from './embedded/server-folder.ts'
import { placesIn } from './launcher/data-dir.ts'

/**
 * Fills what a new installation needs and, in a demo, its world. Safe to repeat: what is there stays, and the file with
 * the demo accounts is written again if it was lost, because its secrets follow from this installation's keys.
 */
export async function seed(config: Config, say: (line: string) => void): Promise<void> {
  if (config.mode !== 'demo') return
  const database = openDatabase(config.database.url, { name: 'seed', poolSize: 1 })
  try {
    const { accounts, made } = await seedDemo(database.db, {
      now: new Date(),
      credentialsOf: (username) => demoCredentials(config, username),
      hashPassword,
      sealPhoneSecret: (accountId, secret) => sealPhoneSecret(config.keys, accountId, secret),
    })
    writePrivately(placesIn(config.dataDir).demoAccounts, `${JSON.stringify(accounts, null, 2)}\n`)
    if (made > 0) say(`The demo has ${made} new accounts.`)
    await makeWorld({ db: database.db, config, now: new Date(), say })
  } finally {
    await database.close()
  }
}

function demoCredentials(config: Config, username: string): DemoCredentials {
  // The oldest key, so that adding a newer one does not change what people noted.
  const credential = config.keys.credential.slice(-1)
  const { password } = derivePassword(credential, `demo:${username}`)
  const { token } = deriveToken(credential, 'demo-phone', username)
  // Twenty bytes, as authenticator apps expect.
  const totpSecret = new ScureBase32Plugin().encode(Buffer.from(token, 'base64url').subarray(0, 20), { padding: false })
  return { password, totpSecret }
}
