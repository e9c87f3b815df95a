import { escaped, page } from './html.ts'
import type { Simulator } from './simulator.ts'

/** What is here and how to make it fail. */
export function frontPage(simulators: readonly Simulator[], port: number): string {
  const parts = simulators.map(
    (simulator) => `<h2>${escaped(simulator.title)}</h2><p>${escaped(simulator.about)}</p><ul>
      ${simulator.tries.map((path) => `<li><a href="${escaped(path)}">${escaped(path)}</a></li>`).join('')}
      <li><a href="/requests/${simulator.name}">/requests/${simulator.name}</a>: what it was asked</li>
      <li><a href="/faults/${simulator.name}">/faults/${simulator.name}</a>: how it behaves now</li></ul>`,
  )
  return page(
    'Simulated outside systems',
    `<h1>Simulated outside systems</h1>
    <p>In demo mode the portal talks to these instead of the real registers. They answer in the real systems' wire format.</p>
    ${parts.join('')}
    <h2>Making one fail</h2>
    <pre>curl -X PUT -H 'Content-Type: application/json' -d '{"mode":"error","code":"MS_UNAVAILABLE","count":3}' \\
  http://localhost:${port}/faults/vies</pre>
    <p>Modes: ok, down, slow (delayMs), error (code). With count only the next so many requests are hurt.</p>`,
  )
}
