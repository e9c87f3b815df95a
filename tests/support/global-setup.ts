import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '#scripts/embedded/postgres.ts'
import { startRedis } from '#scripts/embedded/redis.ts'
import { makeTemplate } from './template.ts'

/** Where the run's services are, as `inject('services')` gives them to every test. */
export type Services = {
  /** Roles of the processes and of the owner; replace the database's name by one's own. */
  databaseUrl: string
  ownerUrl: string
  template: string
  redisUrl: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    services: Services
  }
}

type Running = { services: Services; users: number; stop(): Promise<void> }

/** Each project loads this file anew; the services hang on a global symbol so that one run has one of each. */
const key = Symbol.for('famhp.test-services')
const holder = globalThis as { [key]?: Promise<Running> }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = await (holder[key] ??= start())
  running.users += 1
  project.provide('services', running.services)
  return async () => {
    running.users -= 1
    if (running.users > 0) return
    holder[key] = undefined
    await running.stop()
  }
}

async function start(): Promise<Running> {
  const dir = mkdtempSync(join(tmpdir(), 'portal-tests-'))
  const [database, redis] = await Promise.all([
    startPostgres({ dir: join(dir, 'postgres'), durable: false }),
    startRedis({ dir: join(dir, 'redis') }),
  ])
  const template = 'portal_template'
  await makeTemplate(database, template)
  return {
    services: { databaseUrl: database.url(), ownerUrl: database.ownerUrl(), template, redisUrl: redis.url },
    users: 0,
    async stop() {
      await Promise.all([database.stop(), redis.stop()])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
