import type { AgencyWay } from '#scripts/simulators/agency-pages.ts'
import type { CsamWay } from '#scripts/simulators/csam-cards.ts'

/** Goes through the simulated CSAM: somebody with this number, in this way. */
export const passCsam = (location: string, who: { number: string; way: CsamWay }): Promise<string> =>
  passIssuer(location, '/sign-in/csam/callback', { who: 'other', ...who })

/** Goes through the simulated sign-in of the agency. */
export const passAgency = (location: string, who: { address: string; way: AgencyWay; subject?: string }): Promise<string> =>
  passIssuer(location, '/sign-in/agency/callback', { who: 'other', ...who })

/**
 * Goes through a simulated issuer as a browser does: from the address the portal sent it to, past the page where one says
 * who and how, to the query with which it comes back.
 */
async function passIssuer(location: string, callback: string, said: Record<string, string>): Promise<string> {
  const cookies = new Map<string, string>()
  async function go(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      if (value.join('=') === '') cookies.delete(name)
      else cookies.set(name, value.join('='))
    }
    return response
  }
  const asked = await go(location)
  const page = new URL(asked.headers.get('location') ?? '', location).href
  const shown = await go(page)
  const action = /action="([^"]+)"/.exec(await shown.text())?.[1]
  if (action === undefined) throw new Error(`The issuer showed no page: ${String(asked.status)} ${String(shown.status)}`)
  let response = await go(new URL(action, location).href, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(said).toString(),
  })
  for (let hops = 0; hops < 5; hops += 1) {
    const next = new URL(response.headers.get('location') ?? '', location)
    if (next.pathname === callback) return next.search.slice(1)
    response = await go(next.href)
  }
  throw new Error(`The issuer leads nowhere: ${String(response.status)}`)
}
