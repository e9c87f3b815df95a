import { createHash, createPrivateKey } from 'node:crypto'
import { z } from 'zod'
import { isIP } from 'node:net'
import { screenLanguages } from '../features/identity/identity.contract.ts'
import type { InEachLanguage } from './contact.contract.ts'

/** A key: its bytes, and the id under which values sealed with it remember it. */
export type Secret = { id: string; bytes: Buffer }

/** What each setting may look like. A message is the whole sentence an operator reads behind the setting's name. */

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must lie between ${least} and ${most}`)

export const port = wholeNumber(1, 65_535)
/** PORT: the four after it are used too. */
export const firstOfFivePorts = wholeNumber(1, 65_531)
export const count = wholeNumber(1, 10_000_000)
export const onOrOff = z.enum(['on', 'off'], 'must be on or off').transform((value) => value === 'on')
export const demoWorld = z.enum(['full', 'small', 'none'], 'must be full, small or none')
export const someText = z.string().min(1, 'is empty')

const urlWith = (schemes: readonly string[], example: string) =>
  z.string().refine((value) => {
    const url = URL.parse(value)
    return url !== null && schemes.includes(url.protocol)
  }, `must be a URL such as ${example}`)

export const httpUrl = urlWith(['http:', 'https:'], 'https://example.org/path').transform((value) => value.replace(/\/+$/, ''))

/** An origin and nothing else: a path in it would silently be lost in links, cookies and origin checks. */
export const originUrl = httpUrl.refine((value) => {
  const url = URL.parse(value)
  return url !== null && url.origin === value
}, 'must be an origin only, such as https://portal.example.org, without a path')

export const databaseUrl = urlWith(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name').refine((value) => {
  const url = URL.parse(value)
  return url !== null && url.username !== '' && url.pathname.length > 1
}, 'must name a user and a database')

export const redisUrl = urlWith(['redis:', 'rediss:'], 'redis://:password@host:6379')
export const smtpUrl = urlWith(['smtp:', 'smtps:'], 'smtp://host:25')
export const clamdUrl = urlWith(['tcp:'], 'tcp://host:3310')

export const domainName = z
  .string()
  .transform((value) => value.toLowerCase())
  .refine(
    (value) => /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(value),
    'must be a domain such as example.org',
  )
export const dkimSelector = z
  .string()
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$/, 'must be letters, digits and hyphens, such as portal2026')

/** What receivers take: RSA of 2048 bits or more (RFC 8301). */
export const dkimKey = z.string().refine((value) => {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(value)
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
  } catch {
    return false
  }
}, 'must be a private RSA key of at least 2048 bits in PEM form: `openssl genrsa 2048`')

/** A Belgian VAT number as VIES wants the asker named: `BE` and ten digits. */
export const belgianVatNumber = z.string().regex(/^BE[01]\d{9}$/, 'must be BE and ten digits, such as BE0314595348')

export const logLevel = z.enum(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
  'must be one of trace, debug, info, warn, error, fatal, silent',
)

/** One plain address: it is printed on pages and in mails, and written to. */
export const mailAddress = z.email('must be one e-mail address')

/** One text for every language, or `nl=…|fr=…|en=…|de=…`. */
export const textByLanguage = z.string().transform((value, context): InEachLanguage => {
  const parts = value.split('|').map((part) => /^\s*(nl|fr|en|de)=(.*)$/s.exec(part))
  if (parts.every((part) => part === null) && !value.includes('|')) return { nl: value, fr: value, en: value, de: value }
  const found = Object.fromEntries(parts.flatMap((part) => (part?.[1] && part[2]?.trim() ? [[part[1], part[2].trim()]] : [])))
  const whole = parts.length === screenLanguages.length && screenLanguages.every((language) => found[language] !== undefined)
  if (!whole) {
    context.addIssue('must be one text, or nl=…|fr=…|en=…|de=… with all four languages')
    return z.NEVER
  }
  return found as InEachLanguage
})

/** The same for e-mail addresses. */
export const mailAddressByLanguage = textByLanguage.refine(
  (value) => Object.values(value).every((address) => mailAddress.safeParse(address).success),
  'must be an e-mail address, or nl=…|fr=…|en=…|de=… with one for each language',
)

const isProxyAddress = (value: string): boolean => {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(value)) return true
  const [address = '', bits, ...rest] = value.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Whose `X-Forwarded-*` is believed. "All" cannot be said: it would let every client choose its own address. */
export const proxies = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .refine(
    (parts) => parts.every(isProxyAddress),
    'must be a comma list of addresses, networks (10.0.0.0/8) or loopback, linklocal, uniquelocal',
  )

/** The name before everything in Redis, so it must fit in keys, streams and queue names. */
export const deploymentName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be up to 40 small letters, digits and hyphens')

const toSecret = (text: string): Secret | undefined => {
  if (!/^[A-Za-z0-9_-]{43}=?$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 32) return undefined
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes }
}

/** A typed-in pattern and not a random key: 32 random bytes never have fewer than eight different ones. */
export const looksTyped = (secret: Secret): boolean => new Set(secret.bytes).size < 8

/** One or more keys; the first is used for what is new, the others only to read what is old. */
export const keyList = z
  .string()
  .transform((value) => value.split(',').map((part) => toSecret(part.trim())))
  .transform((secrets, context) => {
    const good = secrets.filter((secret) => secret !== undefined)
    if (good.length !== secrets.length || good.length === 0) {
      context.addIssue('must be 32 random bytes in base64url (43 signs), or a comma list of such keys, newest first')
      return z.NEVER
    }
    if (new Set(good.map((secret) => secret.id)).size !== good.length) {
      context.addIssue('names the same key twice')
      return z.NEVER
    }
    return good
  })

/** Says whether an origin can only be reached from this very machine. */
export const isLoopbackUrl = (value: string): boolean => {
  const host = URL.parse(value)?.hostname ?? ''
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
}
