import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import * as rule from './config-settings.ts'

export type Mode = 'demo' | 'production'

export type Environment = Record<string, string | undefined>

export const keySettings = ['NISS_KEY', 'NISS_INDEX_KEY', 'CREDENTIAL_KEY', 'AUDIT_KEY', 'SESSION_KEY', 'WEBHOOK_KEY'] as const

/** Settings whose value may stand in a file named by `X_FILE`, as secrets are mounted in containers. */
export const secretSettings = [
  ...keySettings,
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'REDIS_URL',
  'SMTP_URL',
  'DKIM_KEY',
  'CSAM_CLIENT_SECRET',
  'STAFF_CLIENT_SECRET',
]

export const limitSettings = {
  LIMIT_STARTS: rule.count,
  LIMIT_SIGN_INS: rule.count,
  LIMIT_PASSWORD_RESETS: rule.count,
  LIMIT_UPLOADS: rule.count,
  LIMIT_REQUESTS: rule.count,
  LIMIT_SOCKETS: rule.count,
  LIMIT_WRONG_SECRETS: rule.count,
  LIMIT_VIES_PER_SECOND: rule.count,
  LIMIT_BODY_BYTES: rule.count,
  LIMIT_UPLOAD_BYTES: z.string().regex(/^\d+$/, 'must be a whole number of bytes').transform(Number),
} as const

export const settings = z.object({
  HOST: rule.someText,
  PORT: rule.firstOfFivePorts,
  PUBLIC_URL: rule.originUrl,
  TRUST_PROXY: rule.proxies.optional(),
  MANAGEMENT_HOST: rule.someText,
  MANAGEMENT_PORT: rule.port,
  JOBS_PORT: rule.port,
  DATA_DIR: rule.someText,
  DATABASE_URL: rule.databaseUrl,
  DATABASE_OWNER_URL: rule.databaseUrl.optional(),
  DATABASE_POOL: rule.count,
  REDIS_URL: rule.redisUrl,
  SIMULATORS: rule.onOrOff,
  SIMULATORS_PORT: rule.port,
  DEMO_WORLD: rule.demoWorld,
  SIMULATED_MAIL_PORT: rule.port,
  VIES_URL: rule.httpUrl,
  VIES_REQUESTER: rule.belgianVatNumber.optional(),
  KBO_URL: rule.httpUrl,
  BIS_REGISTER_URL: rule.httpUrl,
  CSAM_ISSUER: rule.httpUrl,
  CSAM_CLIENT_ID: rule.someText,
  CSAM_CLIENT_SECRET: rule.someText,
  // Where the agency's own people sign in, beside their password and code here; all three or none.
  STAFF_ISSUER: rule.httpUrl.optional(),
  STAFF_CLIENT_ID: rule.someText.optional(),
  STAFF_CLIENT_SECRET: rule.someText.optional(),
  SCIM_URL: rule.httpUrl,
  SMTP_URL: rule.smtpUrl,
  MAIL_FROM: rule.someText,
  DKIM_DOMAIN: rule.domainName.optional(),
  DKIM_SELECTOR: rule.dkimSelector.optional(),
  DKIM_KEY: rule.dkimKey.optional(),
  CLAMD_URL: rule.clamdUrl.optional(),
  // The contact card of pages, guides and mails (S6, S160). Lines of an address are parted by a semicolon.
  AGENCY_NAME: rule.textByLanguage,
  AGENCY_ADDRESS: rule.textByLanguage,
  SUPPORT_EMAIL: rule.mailAddress,
  SUPPORT_PHONE: rule.someText.optional(),
  SUPPORT_HOURS: rule.textByLanguage.optional(),
  ACCESS_CENTRE_EMAIL: rule.mailAddressByLanguage,
  ACCESS_CENTRE_PHONE: rule.someText,
  ACCESS_CENTRE_HOURS: rule.textByLanguage.optional(),
  NISS_KEY: rule.keyList,
  NISS_INDEX_KEY: rule.keyList,
  CREDENTIAL_KEY: rule.keyList,
  AUDIT_KEY: rule.keyList,
  SESSION_KEY: rule.keyList,
  WEBHOOK_KEY: rule.keyList,
  LOG_LEVEL: rule.logLevel,
  LOG_FILE: z.string().optional(),
  DEPLOYMENT: rule.deploymentName,
  ...limitSettings,
})

/** As the two manuals print it, at the agency's present address (S6). It moves: then these are set anew. */
const contactDefaults = {
  AGENCY_NAME: [
    'nl=Federaal Agentschap voor Geneesmiddelen en Gezondheidsproducten',
    'fr=Agence fédérale des médicaments et des produits de santé',
    'en=Federal Agency for Medicines and Health Products',
    'de=Föderalagentur für Arzneimittel und Gesundheitsprodukte',
  ].join('|'),
  AGENCY_ADDRESS: [
    'nl=Galileelaan 5/03; 1210 Brussel; België',
    'fr=Avenue Galilée 5/03; 1210 Bruxelles; Belgique',
    'en=Avenue Galilée 5/03; 1210 Brussels; Belgium',
    'de=Avenue Galilée 5/03; 1210 Brüssel; Belgien',
  ].join('|'),
  SUPPORT_EMAIL: 'support.portal@afmps.be',
  ACCESS_CENTRE_EMAIL: [
    'nl=contactcenter@eranova.fgov.be',
    'fr=centredecontact@eranova.fgov.be',
    'en=contactcenter@eranova.fgov.be',
    'de=contactcenter@eranova.fgov.be',
  ].join('|'),
  ACCESS_CENTRE_PHONE: '02 511 51 51',
  ACCESS_CENTRE_HOURS: [
    'nl=maandag tot vrijdag, 7 tot 20 uur',
    'fr=du lundi au vendredi, de 7 à 20 heures',
    'en=Monday to Friday, 7:00 to 20:00',
    'de=Montag bis Freitag, 7 bis 20 Uhr',
  ].join('|'),
}

/** What holds in both modes unless said otherwise. Limits by address are those of production. */
const commonDefaults = {
  PORT: '3000',
  MANAGEMENT_HOST: '127.0.0.1',
  DATA_DIR: '.data',
  DATABASE_POOL: '10',
  LOG_LEVEL: 'info',
  ...contactDefaults,
  LIMIT_STARTS: '10',
  LIMIT_SIGN_INS: '30',
  LIMIT_PASSWORD_RESETS: '10',
  LIMIT_UPLOADS: '30',
  LIMIT_REQUESTS: '3000',
  LIMIT_SOCKETS: '200',
  LIMIT_WRONG_SECRETS: '9',
  LIMIT_VIES_PER_SECOND: '2',
  LIMIT_BODY_BYTES: '1048576',
  LIMIT_UPLOAD_BYTES: '20971520',
}

/** The demo is often driven by one program from one address, so its limits by address are generous. */
const demoLimits = {
  LIMIT_STARTS: '120',
  LIMIT_SIGN_INS: '300',
  LIMIT_PASSWORD_RESETS: '60',
  LIMIT_UPLOADS: '300',
  LIMIT_REQUESTS: '60000',
  LIMIT_SOCKETS: '5000',
}

/** How the portal is known to the simulated issuers, and to them alone. */
export const simulatedCsamClient = { id: 'famhp-portal', secret: 'secret-of-the-simulated-issuer' }
export const simulatedStaffClient = { id: 'famhp-portal', secret: 'secret-of-the-simulated-agency' }

/** What a setting is when it is not given. Production has a default only where no installation could want another. */
export function defaultsFor(mode: Mode, given: Environment, processName: string): Record<string, string> {
  // A wrong PORT is told once, not again for the four ports counted from it.
  const port = rule.firstOfFivePorts.safeParse(given.PORT).data ?? Number(commonDefaults.PORT)
  const dataDir = resolve(given.DATA_DIR ?? commonDefaults.DATA_DIR)
  const ports = {
    MANAGEMENT_PORT: `${port + 1}`,
    SIMULATORS_PORT: `${port + 2}`,
    JOBS_PORT: `${port + 3}`,
    SIMULATED_MAIL_PORT: `${port + 4}`,
  }
  if (mode === 'production') {
    // Replicas of one deployment share their public address, whatever folder each has.
    return { ...commonDefaults, ...ports, SIMULATORS: 'off', DEMO_WORLD: 'none', DEPLOYMENT: nameFrom(given.PUBLIC_URL ?? '') }
  }
  const simulators = `http://127.0.0.1:${given.SIMULATORS_PORT ?? ports.SIMULATORS_PORT}`
  return {
    ...commonDefaults,
    ...demoLimits,
    ...ports,
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://localhost:${port}`,
    SIMULATORS: 'on',
    // What the first start fills an empty demo with: three hundred companies, a dozen, or nothing.
    DEMO_WORLD: 'full',
    VIES_URL: `${simulators}/vies/rest-api`,
    // Who says who asks gets a consultation number; this one is the FPS Economy's, public and valid.
    VIES_REQUESTER: 'BE0314595348',
    KBO_URL: `${simulators}/kbo`,
    BIS_REGISTER_URL: `${simulators}/bis-register`,
    SCIM_URL: `${simulators}/scim`,
    CSAM_ISSUER: `${simulators}/csam`,
    // The secret of the simulated issuer only: another issuer needs its own.
    ...(given.CSAM_ISSUER === undefined && {
      CSAM_CLIENT_ID: simulatedCsamClient.id,
      CSAM_CLIENT_SECRET: simulatedCsamClient.secret,
    }),
    STAFF_ISSUER: `${simulators}/agency`,
    ...(given.STAFF_ISSUER === undefined && {
      STAFF_CLIENT_ID: simulatedStaffClient.id,
      STAFF_CLIENT_SECRET: simulatedStaffClient.secret,
    }),
    SMTP_URL: `smtp://127.0.0.1:${given.SIMULATED_MAIL_PORT ?? ports.SIMULATED_MAIL_PORT}`,
    MAIL_FROM: 'FAMHP portal <no-reply@famhp.example>',
    LOG_FILE: join(dataDir, 'logs', `${processName}.log`),
    DEPLOYMENT: nameFrom(dataDir),
  }
}

const nameFrom = (text: string): string => `famhp-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
