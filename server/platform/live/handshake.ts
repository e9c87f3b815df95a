import { parseCookie } from 'cookie'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import type { Config } from '../config.ts'
import { cookieNames } from '../http/cookies.ts'
import type { Credentials } from '../http/request-facts.ts'

/** What the browser or program shows to say who it is; `token` is a registration's, sent as `auth.token`. */
export function credentialsOf(config: Config, request: IncomingMessage, auth: Record<string, unknown>): Credentials {
  const names = cookieNames(config)
  const cookies = parseCookie(request.headers.cookie ?? '')
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return {
    authorization: tokenIn(auth['token']) ?? tokenIn(bearer),
    sessionToken: tokenIn(cookies[names.session]),
    registrationToken: tokenIn(cookies[names.registration]),
    // An open socket is no sign that anybody sits before it.
    extend: false,
  }
}

/** What cannot be one of our tokens is not even looked up. */
function tokenIn(given: unknown): string | undefined {
  return typeof given === 'string' && /^[A-Za-z0-9_-]{20,200}$/.test(given) ? given : undefined
}

const named: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

/** Reads where a socket comes from; `X-Forwarded-For` only as far as trusted proxies wrote it. */
export function addressReader(trustedProxies: readonly string[]): (request: IncomingMessage) => string | null {
  const trusted = new BlockList()
  for (const proxy of trustedProxies.flatMap((entry) => named[entry] ?? [entry])) {
    const [address = '', bits] = proxy.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  return (request) => {
    const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
    const way = forwarded.map((part) => part.trim()).filter((part) => isIP(part) !== 0)
    let from = request.socket.remoteAddress ?? null
    while (from !== null && way.length > 0 && trusted.check(from, isIP(from) === 6 ? 'ipv6' : 'ipv4')) from = way.pop() ?? null
    return from
  }
}
