import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRedis, type EmbeddedRedis } from '#scripts/embedded/redis.ts'

/** A Redis that a test may wipe, stop and kill; `close` takes its folder away. */
export async function ownRedis(): Promise<EmbeddedRedis & { dir: string; restart(): Promise<void>; close(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'portal-redis-'))
  let current = await startRedis({ dir })
  return {
    url: current.url,
    port: current.port,
    get pid() {
      return current.pid
    },
    dir,
    stop: () => current.stop(),
    async restart() {
      current = await startRedis({ dir, port: current.port })
    },
    async close() {
      await current.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
