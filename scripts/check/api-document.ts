import { randomBytes } from 'node:crypto'
import { routes } from '#server/features/routes.ts'
import { readConfig } from '#server/platform/config.ts'
import { apiDocument } from '#server/platform/http/openapi.ts'
import { wrong, type Finding } from './part.ts'

/** The API's document is made of the contracts at run time, so it is in step by itself; here it is made, and read through. */
export function apiDocumentBuilds(): Promise<Finding> {
  const key = () => randomBytes(32).toString('base64url')
  const keys = ['NISS_KEY', 'NISS_INDEX_KEY', 'CREDENTIAL_KEY', 'AUDIT_KEY', 'SESSION_KEY', 'WEBHOOK_KEY']
  const config = readConfig({
    MODE: 'demo',
    DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
    REDIS_URL: 'redis://127.0.0.1:1',
    ...Object.fromEntries(keys.map((name) => [name, key()])),
  })
  const contracts = routes.map((route) => route.contract)
  const document = apiDocument(config, contracts)
  const operations = Object.values(document.paths ?? {}).flatMap((path) =>
    Object.values(path as Record<string, { operationId?: string; summary?: string }>),
  )
  const names = operations.map((operation) => operation.operationId ?? '')
  const faults = contracts
    .filter((contract) => !names.includes(contract.name))
    .map((contract) => `${contract.name}: is not in the document`)
  faults.push(...names.filter((name, place) => names.indexOf(name) !== place).map((name) => `${name}: two operations have this name`))
  faults.push(...operations.filter((operation) => !operation.summary).map((operation) => `${operation.operationId ?? '?'}: has no summary`))
  return Promise.resolve(wrong(faults))
}
