import type { Fault } from '#scripts/simulators/fault-switch.ts'
import type { NumberEntry } from '#scripts/simulators/number-book.ts'
import type { AskedRequest } from '#scripts/simulators/request-log.ts'
import type { BounceHook } from '#scripts/simulators/simulator.ts'
import type { IssuerSettings } from '#server/platform/config.ts'
import { simulatedCsamClient, simulatedStaffClient } from '#server/platform/config-table.ts'
import { startSimulators } from '#scripts/simulators/start-simulators.ts'

export type SimulatorName = 'vies' | 'kbo' | 'bis-register' | 'csam' | 'agency' | 'mail'

/** All simulators on free ports in this process, driven over the wire as everybody drives them. */
export type TestSimulators = {
  url: string
  /** The settings with which the product finds them. */
  settings: {
    vies: { url: string; requester: string | undefined }
    kbo: { url: string }
    bisRegister: { url: string }
    csam: IssuerSettings
    staffIssuer: IssuerSettings
    mail: { url: string; from: string; dkim: undefined }
  }
  fault: (simulator: SimulatorName, fault: Fault) => Promise<void>
  /** Makes all of them well again. */
  heal: () => Promise<void>
  setNumber: (simulator: SimulatorName, number: string, entry: NumberEntry) => Promise<void>
  /** What it was asked, newest first. */
  requests: (simulator: SimulatorName) => Promise<AskedRequest[]>
  close: () => Promise<void>
}

const all: readonly SimulatorName[] = ['vies', 'kbo', 'bis-register', 'csam', 'agency', 'mail']

/** Starts them; close them when the tests of the file are done. */
export async function startTestSimulators(given: { bounceHook?: BounceHook } = {}): Promise<TestSimulators> {
  const running = await startSimulators({ port: 0, smtpPort: 0, ...given })
  const url = `http://127.0.0.1:${running.port}`

  async function put(path: string, body: unknown): Promise<void> {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(url + path, { method: 'PUT', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
  }
  const fault = (simulator: SimulatorName, what: Fault) => put(`/faults/${simulator}`, what)

  return {
    url,
    settings: {
      vies: { url: `${url}/vies/rest-api`, requester: 'BE0314595348' },
      kbo: { url: `${url}/kbo` },
      bisRegister: { url: `${url}/bis-register` },
      csam: { issuer: `${url}/csam`, clientId: simulatedCsamClient.id, clientSecret: simulatedCsamClient.secret },
      staffIssuer: { issuer: `${url}/agency`, clientId: simulatedStaffClient.id, clientSecret: simulatedStaffClient.secret },
      mail: { url: `smtp://127.0.0.1:${running.smtpPort}`, from: 'FAMHP portal <portal@famhp.test>', dkim: undefined },
    },
    fault,
    async heal() {
      for (const simulator of all) await fault(simulator, { mode: 'ok' })
    },
    setNumber: (simulator, number, entry) => put(`/numbers/${simulator}/${encodeURIComponent(number)}`, entry),
    async requests(simulator) {
      const response = await fetch(`${url}/requests/${simulator}`)
      return (await response.json()) as AskedRequest[]
    },
    close: () => running.close(),
  }
}
