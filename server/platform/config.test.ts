import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contactCardIn } from './contact.contract.ts'
import { ConfigError, readConfig, type Environment, type Fault } from './config.ts'

const key = () => randomBytes(32).toString('base64url')

const keys = () => ({
  NISS_KEY: key(),
  NISS_INDEX_KEY: key(),
  CREDENTIAL_KEY: key(),
  AUDIT_KEY: key(),
  SESSION_KEY: key(),
  WEBHOOK_KEY: key(),
})

const demo = (): Environment => ({
  DATABASE_URL: 'postgres://famhp_app:x@127.0.0.1:5433/famhp',
  REDIS_URL: 'redis://:x@127.0.0.1:6390',
  ...keys(),
})

const production = (): Environment => ({
  ...demo(),
  MODE: 'production',
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://portal.example.org',
  DATABASE_OWNER_URL: 'postgres://famhp_owner:x@127.0.0.1:5433/famhp',
  VIES_URL: 'https://ec.europa.eu/taxation_customs/vies/rest-api',
  KBO_URL: 'https://kbo.example.org',
  BIS_REGISTER_URL: 'https://bis.example.org',
  CSAM_ISSUER: 'https://csam.example.org',
  CSAM_CLIENT_ID: 'portal',
  CSAM_CLIENT_SECRET: 'a-long-enough-secret',
  SCIM_URL: 'https://scim.example.org',
  SMTP_URL: 'smtps://mail.example.org:465',
  MAIL_FROM: 'no-reply@example.org',
})

const faultsOf = (env: Environment): Fault[] => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

const wrongSettings = (env: Environment): string[] => faultsOf(env).map((fault) => fault.setting)

describe('a demo', () => {
  it('needs only the database, Redis and the keys', () => {
    const config = readConfig({ ...demo(), PORT: '4000' })
    expect(config.http).toEqual({
      host: '127.0.0.1',
      port: 4000,
      publicUrl: 'http://localhost:4000',
      secureCookies: false,
      trustProxy: [],
    })
    expect(config.management).toEqual({ host: '127.0.0.1', port: 4001, jobsPort: 4003 })
    expect(config.simulators).toEqual({ on: true, port: 4002, smtpPort: 4004 })
    expect(config.vies.url).toBe('http://127.0.0.1:4002/vies/rest-api')
    expect(config.mail.url).toBe('smtp://127.0.0.1:4004')
    expect(config.dataDir.startsWith('/')).toBe(true)
  })

  it('lets single settings point elsewhere', () => {
    const config = readConfig({ ...demo(), VIES_URL: 'https://ec.europa.eu/vies/', SIMULATORS_PORT: '7000' })
    expect(config.vies.url).toBe('https://ec.europa.eu/vies')
    expect(config.kbo.url).toBe('http://127.0.0.1:7000/kbo')
  })

  it('refuses a public address that is not loopback', () => {
    expect(wrongSettings({ ...demo(), PUBLIC_URL: 'https://portal.example.org' })).toEqual(['PUBLIC_URL'])
    expect(wrongSettings({ ...demo(), PUBLIC_URL: 'http://localhost.example.org' })).toEqual(['PUBLIC_URL'])
    for (const url of ['https://localhost:8443', 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
      expect(wrongSettings({ ...demo(), PUBLIC_URL: url })).toEqual([])
    }
  })

  it('is generous by address and strict by account', () => {
    const { limits } = readConfig(demo())
    expect(limits.signInsPerMinutePerAddress).toBeGreaterThanOrEqual(100)
    expect(limits.startsPerMinutePerAddress).toBeGreaterThanOrEqual(60)
    expect(limits.wrongSecretsBeforeBrake).toBe(9)
    expect(readConfig({ ...demo(), LIMIT_SIGN_INS: '7' }).limits.signInsPerMinutePerAddress).toBe(7)
  })

  it('asks for the secret of an issuer that is not the simulated one', () => {
    expect(wrongSettings({ ...demo(), CSAM_ISSUER: 'https://csam.example.org' })).toEqual(['CSAM_CLIENT_ID', 'CSAM_CLIENT_SECRET'])
    expect(wrongSettings({ ...demo(), STAFF_ISSUER: 'https://login.example.org' })).toEqual(['STAFF_CLIENT_ID', 'STAFF_CLIENT_SECRET'])
  })

  it('names its Redis keys after its folder, so that two instances never meet', () => {
    const one = readConfig({ ...demo(), DATA_DIR: '/tmp/one' }).deployment
    const two = readConfig({ ...demo(), DATA_DIR: '/tmp/two' }).deployment
    expect(one).not.toBe(two)
    expect(readConfig({ ...demo(), DATA_DIR: '/tmp/one/' }).deployment).toBe(one)
  })

  it('logs into its folder', () => {
    expect(readConfig({ ...demo(), DATA_DIR: '/tmp/one' }, 'server').log.file).toBe('/tmp/one/logs/server.log')
  })
})

const staffIssuer = {
  STAFF_ISSUER: 'https://login.example.org',
  STAFF_CLIENT_ID: 'portal',
  STAFF_CLIENT_SECRET: 'a-long-enough-secret',
}

describe('production', () => {
  it('starts with every setting given', () => {
    const config = readConfig(production())
    expect(config.http.secureCookies).toBe(true)
    expect(config.simulators.on).toBe(false)
    expect(config.log.file).toBeUndefined()
  })

  it('has a sign-in of the agency’s own only where one is given', () => {
    expect(readConfig(production()).staffIssuer).toBeUndefined()
    expect(readConfig({ ...production(), ...staffIssuer }).staffIssuer).toEqual({
      issuer: 'https://login.example.org',
      clientId: 'portal',
      clientSecret: 'a-long-enough-secret',
    })
  })

  it('lists everything that is missing at once', () => {
    expect(wrongSettings({ MODE: 'production' }).toSorted()).toEqual(
      [
        'AUDIT_KEY',
        'BIS_REGISTER_URL',
        'CREDENTIAL_KEY',
        'CSAM_CLIENT_ID',
        'CSAM_CLIENT_SECRET',
        'CSAM_ISSUER',
        'DATABASE_URL',
        'HOST',
        'KBO_URL',
        'MAIL_FROM',
        'NISS_INDEX_KEY',
        'NISS_KEY',
        'PUBLIC_URL',
        'REDIS_URL',
        'SCIM_URL',
        'SESSION_KEY',
        'SMTP_URL',
        'VIES_URL',
        'WEBHOOK_KEY',
      ].toSorted(),
    )
  })

  it.each<[string, Environment, string]>([
    ['a public address without https', { PUBLIC_URL: 'http://portal.example.org' }, 'PUBLIC_URL'],
    ['a public address with a path', { PUBLIC_URL: 'https://portal.example.org/x' }, 'PUBLIC_URL'],
    ['simulators', { SIMULATORS: 'on' }, 'SIMULATORS'],
    ['the world of the demo', { DEMO_WORLD: 'small' }, 'DEMO_WORLD'],
    ['a short client secret', { CSAM_CLIENT_SECRET: 'short' }, 'CSAM_CLIENT_SECRET'],
    ['a CSAM without https', { CSAM_ISSUER: 'http://csam.example.org' }, 'CSAM_ISSUER'],
    ['a sign-in of the agency without https', { ...staffIssuer, STAFF_ISSUER: 'http://login.example.org' }, 'STAFF_ISSUER'],
    ['a sign-in of the agency without its secret', { ...staffIssuer, STAFF_CLIENT_SECRET: undefined }, 'STAFF_CLIENT_SECRET'],
    ['a typed-in key', { NISS_KEY: Buffer.alloc(32, 7).toString('base64url') }, 'NISS_KEY'],
    ['a short key', { SESSION_KEY: randomBytes(16).toString('base64url') }, 'SESSION_KEY'],
    [
      'one role for the processes and for migrating',
      { DATABASE_OWNER_URL: 'postgres://famhp_app:y@127.0.0.1:5433/famhp' },
      'DATABASE_OWNER_URL',
    ],
  ])('refuses %s', (_, change, setting) => {
    expect(wrongSettings({ ...production(), ...change })).toEqual([setting])
  })

  it('refuses one key for two purposes', () => {
    const same = key()
    expect(wrongSettings({ ...production(), NISS_KEY: same, SESSION_KEY: same })).toEqual(['SESSION_KEY'])
  })
})

describe('every mode', () => {
  it.each<[string, Environment, string]>([
    ['an unknown mode', { MODE: 'test' }, 'MODE'],
    ['a port that is no number', { PORT: 'http' }, 'PORT'],
    ['a port without room for the four after it', { PORT: '65533' }, 'PORT'],
    ['two uses of one port', { MANAGEMENT_PORT: '3000' }, 'MANAGEMENT_PORT'],
    ['a proxy that is everyone', { TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
    ['a network that is none', { TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY'],
    ['a limit nobody knows', { LIMIT_SIGNINS: '5' }, 'LIMIT_SIGNINS'],
    ['a limit of nothing', { LIMIT_STARTS: '0' }, 'LIMIT_STARTS'],
    ['a database without a name', { DATABASE_URL: 'postgres://u:p@localhost' }, 'DATABASE_URL'],
    ['a number that VIES cannot take', { VIES_REQUESTER: '0314595348' }, 'VIES_REQUESTER'],
  ])('refuses %s', (_, change, setting) => {
    expect(wrongSettings({ ...demo(), ...change })).toEqual([setting])
  })

  it('rotates keys: the first encrypts, all keep an id made from their bytes', () => {
    const [old, fresh] = [key(), key()]
    const before = readConfig({ ...demo(), NISS_KEY: old }).keys.niss
    const after = readConfig({ ...demo(), NISS_KEY: `${fresh}, ${old}` }).keys.niss
    expect(after).toHaveLength(2)
    expect(after[1]).toEqual(before[0])
    expect(after[0]?.id).toMatch(/^[0-9a-f]{8}$/)
  })

  it('reads secrets from files and refuses both ways at once', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'niss-key')
    const value = key()
    writeFileSync(file, `${value}\n`)
    const { NISS_KEY: _, ...rest } = demo()
    expect(readConfig({ ...rest, NISS_KEY_FILE: file }).keys.niss).toEqual(readConfig({ ...rest, NISS_KEY: value }).keys.niss)
    expect(wrongSettings({ ...rest, NISS_KEY_FILE: file, NISS_KEY: value })).toEqual(['NISS_KEY'])
    expect(wrongSettings({ ...rest, NISS_KEY_FILE: `${file}-gone` })).toEqual(['NISS_KEY_FILE', 'NISS_KEY'])
  })

  it('takes an empty setting as one not given', () => {
    expect(readConfig({ ...demo(), VIES_URL: '', TRUST_PROXY: ' ' }).http.trustProxy).toEqual([])
  })

  it('never repeats a secret in what it says is wrong', () => {
    const secret = 'not-a-key-but-still-secret'
    expect(JSON.stringify(faultsOf({ ...demo(), NISS_KEY: secret, REDIS_URL: secret }))).not.toContain(secret)
  })
})

describe('the contact card', () => {
  it('has the words of the manuals until an installation says otherwise, in every language', () => {
    const { contact } = readConfig(demo())
    expect(contact.email).toBe('support.portal@afmps.be')
    expect(contact.accessCentre.email.fr).toBe('centredecontact@eranova.fgov.be')
    expect(new Set(Object.values(contact.agency)).size).toBe(4)
  })

  it('takes one text for all, or one for each language', () => {
    const one = readConfig({ ...demo(), AGENCY_ADDRESS: 'Street 1; 1000 Brussels' }).contact
    expect(contactCardIn(one, 'de').address).toEqual(['Street 1', '1000 Brussels'])
    const four = readConfig({ ...demo(), SUPPORT_HOURS: 'nl=a|fr=b|en=c|de=d' }).contact
    expect(contactCardIn(four, 'fr').hours).toBe('b')
  })

  it.each([
    ['AGENCY_NAME', 'nl=a|fr=b|en=c'],
    ['AGENCY_NAME', 'nl=a|fr=b|en=c|de='],
    ['SUPPORT_EMAIL', 'nobody'],
    ['ACCESS_CENTRE_EMAIL', 'nl=a@b.be|fr=b@b.be|en=c@b.be|de=nobody'],
  ])('refuses %s=%s', (setting, value) => {
    expect(() => readConfig({ ...demo(), [setting]: value })).toThrow(new RegExp(`^${setting} must be`))
  })
})

describe('signing mails', () => {
  const pem = (modulusLength: number) =>
    generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const good = pem(2048)
  const signing = { DKIM_DOMAIN: 'Example.org', DKIM_SELECTOR: 'portal2026', DKIM_KEY: good }

  it('is not done unless it is asked for', () => {
    expect(readConfig(production()).mail.dkim).toBeUndefined()
  })

  it('takes the key from a file, and a domain above that of the sender', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dkim-')), 'key.pem')
    writeFileSync(file, good)
    const { DKIM_KEY: _, ...rest } = signing
    const { mail } = readConfig({ ...production(), ...rest, DKIM_KEY_FILE: file, MAIL_FROM: 'Portal <no-reply@mail.example.org>' })
    expect(mail.dkim).toEqual({ domain: 'example.org', selector: 'portal2026', key: good.trim() })
  })

  it.each<[string, Environment, string]>([
    ['a key without its domain', { DKIM_DOMAIN: undefined }, 'DKIM_DOMAIN'],
    ['a domain without its key', { DKIM_KEY: undefined }, 'DKIM_KEY'],
    ['a selector that is none', { DKIM_SELECTOR: 'two words' }, 'DKIM_SELECTOR'],
    ['a key that is none', { DKIM_KEY: 'secret' }, 'DKIM_KEY'],
    ['a key that receivers think too short', { DKIM_KEY: pem(1024) }, 'DKIM_KEY'],
    ['another domain than the sender’s', { DKIM_DOMAIN: 'example.com' }, 'DKIM_DOMAIN'],
    ['a domain that only ends like the sender’s', { MAIL_FROM: 'no-reply@anexample.org' }, 'DKIM_DOMAIN'],
  ])('refuses %s', (_, change, setting) => {
    expect(wrongSettings({ ...production(), ...signing, ...change })).toEqual([setting])
  })
})
