import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { routes } from '#server/features/routes.ts'
import { errorStatuses } from '#server/platform/error-codes.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer

type Operation = {
  operationId: string
  parameters?: { in: string; name: string; required?: boolean }[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, { description: string; content?: Record<string, unknown> }>
  security: object[]
}
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: object; securitySchemes: object }
}
let document: Document

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Document
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

describe('the API document', () => {
  it('is OpenAPI 3.1 and names every endpoint once, by its contract', () => {
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => `${operation.operationId} ${method.toUpperCase()} ${path}`),
    )
    const wanted = routes.map(({ contract }) => `${contract.name} ${contract.method} ${contract.path.replace(/:(\w+)/g, '{$1}')}`)
    expect(operations.toSorted()).toEqual(wanted.toSorted())
  })

  it('refers only to what it holds, and every path parameter is described', () => {
    const text = JSON.stringify(document)
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas).toHaveProperty(name ?? '')
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const operation of Object.values(methods)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
        const described = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)
        expect([operation.operationId, described.toSorted()]).toEqual([operation.operationId, named.toSorted()])
      }
    }
  })

  it('says what each endpoint answers when all is well, and every error its contract names', () => {
    for (const { contract } of routes) {
      const operation = document.paths[contract.path.replace(/:(\w+)/g, '{$1}')]?.[contract.method.toLowerCase()]
      const good = operation?.responses[String(contract.status)]
      expect(good, contract.name).toBeDefined()
      for (const code of contract.errors)
        expect(operation?.responses[String(errorStatuses[code])]?.description, contract.name).toContain(`\`${code}\``)
    }
  })
})

it.each(routes.map(({ contract }) => [contract.name, contract] as const))(
  '%s can be written down: no dates, transforms or big numbers',
  (_name, contract) => {
    for (const io of ['input', 'output'] as const) {
      expect(() => z.toJSONSchema(io === 'input' ? contract.body : contract.answer, { io })).not.toThrow()
      expect(() => z.toJSONSchema(contract.params, { io })).not.toThrow()
      expect(() => z.toJSONSchema(contract.query, { io })).not.toThrow()
    }
  },
)

describe('the reading room', () => {
  it('holds no inline script and fetches nothing from elsewhere', async () => {
    const response = await fetch(`${server.url}/api/docs`)
    const html = await response.text()
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(html).not.toMatch(/<script(?![^>]*src=)[^>]*>|\son\w+=|https?:\/\//)
    for (const [, source] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const file = await fetch(`${server.url}${source ?? ''}`)
      expect([source, file.status]).toEqual([source, 200])
      await file.arrayBuffer()
    }
    expect((await fetch(`${server.url}/api/docs/index.html`)).status).toBe(404)
    expect((await fetch(`${server.url}/api/docs/package.json`)).status).toBe(404)
    expect((await fetch(`${server.url}/api/docs/..%2f..%2fpackage.json`)).status).toBeGreaterThanOrEqual(400)
  })
})
