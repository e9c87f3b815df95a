import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { z } from 'zod'
import { ConfigError, commonFaults, demoFaults, faultsOf, oneEach, productionFaults, type Fault } from './config-faults.ts'
import type { Secret } from './config-settings.ts'
import type { ContactSettings } from './contact.contract.ts'
import { defaultsFor, secretSettings, settings, type Environment, type Mode } from './config-table.ts'

export { ConfigError, type Fault } from './config-faults.ts'
export type { Secret } from './config-settings.ts'
export type { Environment, Mode } from './config-table.ts'

/** An OpenID Connect issuer, and how the portal is known there. */
export type IssuerSettings = { issuer: string; clientId: string; clientSecret: string }

/** The settings as the house uses them. Only the mains read them; everything else is given values as arguments. */
export type Config = {
  mode: Mode
  http: { host: string; port: number; publicUrl: string; secureCookies: boolean; trustProxy: string[] }
  /** Health and metrics: `port` of the server, `jobsPort` of the jobs. */
  management: { host: string; port: number; jobsPort: number }
  /** `ownerUrl` is the role that migrates; only `migrate` and the launcher are given it. */
  database: { url: string; ownerUrl: string | undefined; poolSize: number }
  redis: { url: string }
  /** Absolute. */
  dataDir: string
  simulators: { on: boolean; port: number; smtpPort: number }
  /** With what an empty demo is filled at its first start; `none` in production. */
  demoWorld: 'full' | 'small' | 'none'
  vies: { url: string; requester: string | undefined }
  kbo: { url: string }
  bisRegister: { url: string }
  csam: IssuerSettings
  /** Where staff may sign in beside here; undefined where the agency has no such place. */
  staffIssuer: IssuerSettings | undefined
  scim: { url: string }
  /** Who runs the portal and who helps: shown on pages, in guides and in mails. */
  contact: ContactSettings
  /** With `dkim` we sign what we send; without, whoever passes it on does. */
  mail: { url: string; from: string; dkim: { domain: string; selector: string; key: string } | undefined }
  /** The virus scanner; its absence is shown at the desk. */
  clamd: { url: string | undefined }
  limits: {
    startsPerMinutePerAddress: number
    signInsPerMinutePerAddress: number
    passwordResetsPerMinutePerAddress: number
    uploadsPerMinutePerAddress: number
    requestsPerMinutePerAddress: number
    socketsPerAddress: number
    wrongSecretsBeforeBrake: number
    /** Questions put to VIES over all processes; it publishes no figure, and blocks who asks too much. */
    viesQuestionsPerSecond: number
    bodyBytes: number
    uploadBytes: number
  }
  /** In each list the first key is used for what is new, the others only read what is old. `audit` are Ed25519 seeds. */
  keys: {
    niss: Secret[]
    nissIndex: Secret[]
    credential: Secret[]
    audit: Secret[]
    session: Secret[]
    webhook: Secret[]
  }
  /** Without `file` the lines go to standard error. */
  log: { level: string; file: string | undefined }
  /** The prefix of everything in Redis, so that two instances on one Redis never meet. */
  deployment: string
}

/** Reads settings into a typed configuration, or throws a `ConfigError` that lists every fault. Touches nothing but `X_FILE`s. */
export function readConfig(env: Environment, processName = 'process'): Config {
  const faults: Fault[] = []
  const given = withSecretsFromFiles(env, faults)
  const mode: Mode = given.MODE === 'production' ? 'production' : 'demo'
  if (given.MODE !== undefined && given.MODE !== mode) faults.push({ setting: 'MODE', message: 'must be demo or production' })

  const values = { ...defaultsFor(mode, given, processName), ...given }
  const parsed = settings.safeParse(values)
  if (!parsed.success) faults.push(...faultsOf(parsed.error, values, mode))
  faults.push(...(mode === 'production' ? productionFaults(given, values) : demoFaults(values)))
  faults.push(...commonFaults(given, values))
  if (faults.length > 0 || !parsed.success) throw new ConfigError(oneEach(faults))
  return toConfig(mode, parsed.data)
}

/** What migrating needs, and no more: it runs where the rest of the house is not yet set up. */
export function readDatabaseSettings(env: Environment): { mode: Mode; url: string; ownerUrl: string } {
  const faults: Fault[] = []
  const given = withSecretsFromFiles(env, faults)
  const mode: Mode = given.MODE === 'production' ? 'production' : 'demo'
  // In a demo on a database of one's own, one role may do both.
  const ownerUrl = given.DATABASE_OWNER_URL ?? (mode === 'demo' ? given.DATABASE_URL : undefined)
  const wanted = { DATABASE_URL: given.DATABASE_URL, DATABASE_OWNER_URL: ownerUrl }
  const parsed = settings.pick({ DATABASE_URL: true, DATABASE_OWNER_URL: true }).required().safeParse(wanted)
  if (!parsed.success) faults.push(...faultsOf(parsed.error, wanted, mode))
  if (mode === 'production') faults.push(...commonFaults(given, given).filter(({ setting }) => setting === 'DATABASE_OWNER_URL'))
  if (faults.length > 0 || !parsed.success) throw new ConfigError(oneEach(faults))
  return { mode, url: parsed.data.DATABASE_URL, ownerUrl: parsed.data.DATABASE_OWNER_URL }
}

/**
 * What a main does first: reads this process's settings; if any is wrong, prints them all and ends with exit code 1.
 * `processName` names the log file and is otherwise taken from the folder of the main (`server`, `jobs`, …).
 */
export function loadConfig(processName = basename(dirname(process.argv[1] ?? 'process'))): Config {
  try {
    return readConfig(process.env, processName)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(faultList(error.faults))
    process.exit(1)
  }
}

/** The list of faults as an operator reads it. */
export function faultList(faults: readonly Fault[]): string {
  const lines = faults.map((fault) => `  ${fault.setting} ${fault.message}`)
  return [`These settings are wrong (${faults.length}):`, ...lines, ''].join('\n')
}

/** The settings of this process for a script that passes them on to children: the launcher, and what runs beside it. */
export function ownEnvironment(): Environment {
  return { ...process.env }
}

/** Sets settings for the main that this process is about to become; what is undefined is left as it is. */
export function takeSettings(values: Environment): void {
  for (const [name, value] of Object.entries(values)) if (value !== undefined) process.env[name] = value
}

function withSecretsFromFiles(env: Environment, faults: Fault[]): Environment {
  const given: Environment = {}
  for (const [name, value] of Object.entries(env)) {
    // An empty setting is one not given: compose files and unit files leave them empty.
    const text = value?.trim()
    if (text) given[name] = text
  }
  for (const name of secretSettings) {
    const file = given[`${name}_FILE`]
    if (file === undefined) continue
    if (given[name] !== undefined) faults.push({ setting: name, message: `and ${name}_FILE are both given; give one` })
    try {
      given[name] = readFileSync(file, 'utf8').trim()
    } catch {
      faults.push({ setting: `${name}_FILE`, message: `names a file that cannot be read: ${file}` })
    }
  }
  return given
}

function toConfig(mode: Mode, values: z.output<typeof settings>): Config {
  return {
    mode,
    http: {
      host: values.HOST,
      port: values.PORT,
      publicUrl: values.PUBLIC_URL,
      secureCookies: values.PUBLIC_URL.startsWith('https:'),
      trustProxy: values.TRUST_PROXY ?? [],
    },
    management: { host: values.MANAGEMENT_HOST, port: values.MANAGEMENT_PORT, jobsPort: values.JOBS_PORT },
    database: { url: values.DATABASE_URL, ownerUrl: values.DATABASE_OWNER_URL, poolSize: values.DATABASE_POOL },
    redis: { url: values.REDIS_URL },
    dataDir: resolve(values.DATA_DIR),
    simulators: { on: values.SIMULATORS, port: values.SIMULATORS_PORT, smtpPort: values.SIMULATED_MAIL_PORT },
    demoWorld: values.DEMO_WORLD,
    vies: { url: values.VIES_URL, requester: values.VIES_REQUESTER },
    kbo: { url: values.KBO_URL },
    bisRegister: { url: values.BIS_REGISTER_URL },
    csam: { issuer: values.CSAM_ISSUER, clientId: values.CSAM_CLIENT_ID, clientSecret: values.CSAM_CLIENT_SECRET },
    staffIssuer: staffIssuerOf(values),
    scim: { url: values.SCIM_URL },
    contact: {
      agency: values.AGENCY_NAME,
      address: values.AGENCY_ADDRESS,
      email: values.SUPPORT_EMAIL,
      phone: values.SUPPORT_PHONE,
      hours: values.SUPPORT_HOURS,
      accessCentre: { email: values.ACCESS_CENTRE_EMAIL, phone: values.ACCESS_CENTRE_PHONE, hours: values.ACCESS_CENTRE_HOURS },
    },
    mail: { url: values.SMTP_URL, from: values.MAIL_FROM, dkim: dkimOf(values) },
    clamd: { url: values.CLAMD_URL },
    limits: {
      startsPerMinutePerAddress: values.LIMIT_STARTS,
      signInsPerMinutePerAddress: values.LIMIT_SIGN_INS,
      passwordResetsPerMinutePerAddress: values.LIMIT_PASSWORD_RESETS,
      uploadsPerMinutePerAddress: values.LIMIT_UPLOADS,
      requestsPerMinutePerAddress: values.LIMIT_REQUESTS,
      socketsPerAddress: values.LIMIT_SOCKETS,
      wrongSecretsBeforeBrake: values.LIMIT_WRONG_SECRETS,
      viesQuestionsPerSecond: values.LIMIT_VIES_PER_SECOND,
      bodyBytes: values.LIMIT_BODY_BYTES,
      uploadBytes: values.LIMIT_UPLOAD_BYTES,
    },
    keys: {
      niss: values.NISS_KEY,
      nissIndex: values.NISS_INDEX_KEY,
      credential: values.CREDENTIAL_KEY,
      audit: values.AUDIT_KEY,
      session: values.SESSION_KEY,
      webhook: values.WEBHOOK_KEY,
    },
    log: { level: values.LOG_LEVEL, file: values.LOG_FILE },
    deployment: values.DEPLOYMENT,
  }
}

/** All three or nothing: the faults of a part have been told by now. */
function staffIssuerOf({
  STAFF_ISSUER: issuer,
  STAFF_CLIENT_ID: clientId,
  STAFF_CLIENT_SECRET: clientSecret,
}: z.output<typeof settings>): Config['staffIssuer'] {
  return issuer !== undefined && clientId !== undefined && clientSecret !== undefined ? { issuer, clientId, clientSecret } : undefined
}

/** Likewise. */
function dkimOf({ DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY: key }: z.output<typeof settings>): Config['mail']['dkim'] {
  return domain !== undefined && selector !== undefined && key !== undefined ? { domain, selector, key } : undefined
}
