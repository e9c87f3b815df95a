import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startInstance, temporaryDataDir } from '../processes/instance.ts'
import { mailbox, type Mailbox } from './mailbox.ts'

export type DemoAccount = { role: string; name: string; username: string; password: string; totpSecret: string; language: string }

/** The whole product as `npm start` has it: real processes, real databases, simulated registers, a letter box. */
export type Product = {
  url: string
  dataDir: string
  mails: Mailbox
  /** What the demo's accounts file holds; `place` tells the first from the second of a role. */
  account(role: string, place?: number): DemoAccount
  /** Switches a simulated register to another mood: `{ mode: 'down' }`, `{ mode: 'ok' }` … */
  fault(simulator: string, mood: Record<string, unknown>): Promise<void>
  stop(): Promise<void>
}

/** Starts a product of the test's own on free ports, in a folder that goes with it; empty, or with a small world in it. */
export async function startProduct(world: 'none' | 'small' = 'none'): Promise<Product> {
  const { dataDir, clear } = temporaryDataDir()
  const instance = await startInstance({ dataDir, env: { DEMO_WORLD: world } })
  try {
    const url = (await instance.ready).replace(/^ready /, '')
    const simulators = `http://127.0.0.1:${String(instance.port + 2)}`
    const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[]
    return {
      url,
      dataDir,
      mails: mailbox(simulators),
      account(role, place = 0) {
        const found = accounts.filter((account) => account.role === role)[place]
        if (found === undefined) throw new Error(`The demo has no ${role} number ${String(place)}`)
        return found
      },
      async fault(simulator, mood) {
        const answer = await fetch(`${simulators}/faults/${simulator}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(mood),
        })
        if (!answer.ok) throw new Error(`The simulator answered ${String(answer.status)}`)
      },
      async stop() {
        instance.signal('SIGTERM')
        await instance.ended
        await clear()
      },
    }
  } catch (error) {
    await clear()
    throw error
  }
}
