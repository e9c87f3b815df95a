import dns from 'node:dns'
import { Socket } from 'node:net'

/**
 * Shuts the way out: a test, or a process it starts, reaches this machine and nothing else. A plain module with an
 * effect and no imports of ours, so that it can also be given to children with `--import`.
 */
function isHere(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^(::ffff:)?127(\.\d+){3}$/.test(name)
}

function refused(host: string): Error {
  return new Error(`Tests reach nothing outside this machine: ${host}`)
}

/** The host a `connect` call means; undefined for a path or for the default, which is this machine. */
function hostOf(args: readonly unknown[]): string | undefined {
  // Node's own callers pass the arguments already gathered in one array.
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as readonly unknown[]
  if (typeof first === 'object' && first !== null) {
    return 'host' in first && typeof first.host === 'string' ? first.host : undefined
  }
  return typeof second === 'string' ? second : undefined
}

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket
Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  const host = hostOf(args)
  if (host !== undefined && !isHere(host)) throw refused(host)
  return connect.apply(this, args)
}

const lookup = dns.lookup as (host: string, ...rest: unknown[]) => void
dns.lookup = ((host: string, ...rest: unknown[]) => {
  if (!isHere(host)) throw refused(host)
  lookup(host, ...rest)
}) as typeof dns.lookup

const lookupLater = dns.promises.lookup as (host: string, ...rest: unknown[]) => Promise<unknown>
dns.promises.lookup = ((host: string, ...rest: unknown[]) =>
  isHere(host) ? lookupLater(host, ...rest) : Promise.reject(refused(host))) as typeof dns.promises.lookup
