import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Product } from './product.ts'

/** The database of a running product, for what no door can bring about; end it when the tests of the file are done. */
export function openSql({ dataDir }: Product): postgres.Sql {
  const settings = readFileSync(join(dataDir, 'run', 'settings.env'), 'utf8')
  return postgres(/^DATABASE_URL="(.*)"$/m.exec(settings)?.[1] ?? '', { max: 1 })
}
