import { Counter, Registry } from 'prom-client'
import { afterEach, describe, expect, it } from 'vitest'
import { startManagement, type Management } from './management.ts'

let management: Management | undefined
afterEach(() => management?.close())

async function open(checks: Record<string, () => Promise<void>>) {
  const metrics = new Registry()
  new Counter({ name: 'things_done', help: 'Things done', registers: [metrics] }).inc(3)
  management = await startManagement({ host: '127.0.0.1', port: 0, checks, metrics })
  const at = `http://127.0.0.1:${management.port}`
  return (path: string, init?: RequestInit) => fetch(`${at}${path}`, init)
}

describe('management', () => {
  it('is ready when every check passes, and says which one does not', async () => {
    let isAway = false
    const ask = await open({
      database: () => Promise.resolve(),
      redis: () => (isAway ? Promise.reject(new Error('secret words')) : Promise.resolve()),
    })
    expect((await ask('/health/ready')).status).toBe(200)
    isAway = true
    const away = await ask('/health/ready')
    const body = await away.text()
    expect(away.status).toBe(503)
    expect(JSON.parse(body)).toMatchObject({ status: 'unavailable', checks: { database: { ok: true }, redis: { ok: false } } })
    expect(body).not.toContain('secret')
  })

  it('lives while a part is away, since restarting the process would not bring it back', async () => {
    const ask = await open({ redis: () => Promise.reject(new Error('away')) })
    expect((await ask('/health/live')).status).toBe(200)
    expect((await ask('/health/started')).status).toBe(200)
  })

  it('does not hang with a check that hangs', async () => {
    const ask = await open({ database: () => new Promise(() => undefined) })
    const answer = await ask('/health/ready')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ checks: { database: { code: 'too-long' } } })
  })

  it('shows metrics, and nothing but GET', async () => {
    const ask = await open({})
    expect(await (await ask('/metrics')).text()).toContain('things_done 3')
    expect((await ask('/metrics', { method: 'POST' })).status).toBe(405)
    expect((await ask('/elsewhere')).status).toBe(404)
  })
})
