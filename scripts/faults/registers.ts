import type { Fault } from '#scripts/simulators/fault-switch.ts'
import type { AskedRequest } from '#scripts/simulators/request-log.ts'

const names = ['vies', 'kbo', 'bis-register'] as const

/** VIES creates nothing, so nothing of it is hurt then. */
const creatingPaths = { vies: '/nothing', kbo: '/enterprises', 'bis-register': '/persons' }

/** What a register was asked about one thing, over and over: the moments, oldest first. */
export type Asking = { register: (typeof names)[number]; about: string; at: number[] }

/** Makes all three registers suffer the same, or well again; `creating` hurts only what makes a person or a company. */
export async function setRegisters(simulatorsUrl: string, fault: Fault, creating = false): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const headers = { 'Content-Type': 'application/json' }
      const body = JSON.stringify({ ...fault, ...(creating && { only: creatingPaths[name] }) })
      const reply = await fetch(`${simulatorsUrl}/faults/${name}`, { method: 'PUT', headers, body })
      if (!reply.ok) throw new Error(`The simulated ${name} answered ${String(reply.status)}`)
      await reply.arrayBuffer()
    }),
  )
}

/** All that the registers were asked since a moment, thing by thing. */
export async function askedSince(simulatorsUrl: string, since: number): Promise<Asking[]> {
  const lists = await Promise.all(names.map(async (name) => [name, await requestsOf(simulatorsUrl, name)] as const))
  return lists.flatMap(([register, requests]) => {
    const recent = requests.filter(({ at }) => Date.parse(at) >= since).reverse()
    const things = Map.groupBy(recent, thingOf)
    return [...things].flatMap(([about, asked]) =>
      about === undefined ? [] : [{ register, about, at: asked.map(({ at }) => Date.parse(at)) }],
    )
  })
}

/** Under which ids of a request each person or company was asked to be created. */
export async function creationIds(simulatorsUrl: string): Promise<{ person: Map<string, Set<string>>; company: Map<string, Set<string>> }> {
  const [persons, companies] = await Promise.all([requestsOf(simulatorsUrl, 'bis-register'), requestsOf(simulatorsUrl, 'kbo')])
  const idsBy = (requests: AskedRequest[], path: RegExp, field: string) => {
    const ids = new Map<string, Set<string>>()
    for (const { method, path: at, body } of requests) {
      if (method !== 'POST' || !path.test(at)) continue
      const [who, id] = [textOf(body, field), textOf(body, 'requestId')]
      ids.set(who, (ids.get(who) ?? new Set()).add(id))
    }
    return ids
  }
  return { person: idsBy(persons, /\/persons$/, 'surname'), company: idsBy(companies, /\/enterprises$/, 'name') }
}

async function requestsOf(simulatorsUrl: string, name: string): Promise<AskedRequest[]> {
  const reply = await fetch(`${simulatorsUrl}/requests/${name}`)
  return (await reply.json()) as AskedRequest[]
}

/** What a question was about: a VAT number, an enterprise number, or the wish to create somebody. Nothing for the rest. */
function thingOf({ method, path, body }: AskedRequest): string | undefined {
  if (path.endsWith('/check-vat-number')) return textOf(body, 'vatNumber')
  const enterprise = /\/enterprises\/(\d+)$/.exec(path)?.[1]
  if (enterprise !== undefined) return enterprise
  if (method === 'POST' && path.endsWith('/enterprises')) return textOf(body, 'name')
  if (/\/persons(\/search)?$/.test(path)) return textOf(body, 'surname')
  return undefined
}

function textOf(body: unknown, field: string): string {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[field] : undefined
  return typeof value === 'string' ? value : ''
}
