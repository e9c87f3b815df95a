import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createViesGateway, type ViesGateway } from '#jobs/gateways/vies.gateway.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'

let simulators: TestSimulators
let vies: ViesGateway

beforeAll(async () => {
  simulators = await startTestSimulators()
  vies = createViesGateway(simulators.settings.vies)
})
afterEach(() => simulators.heal())
afterAll(() => simulators.close())

const french = { countryCode: 'FR', vatNumber: '40303265045' }

describe('a VAT number asked at VIES', () => {
  it('is valid with name, address and the proof that we asked', async () => {
    const answer = await vies.checkVatNumber(french)
    expect(answer).toMatchObject({
      outcome: 'valid',
      name: expect.stringMatching(/S(AS|ARL|A)$/) as string,
      address: expect.stringMatching(/\n\d{5} /) as string,
      consultationNumber: expect.stringMatching(/^WAPIAAAAW[A-Z0-9]{7}$/) as string,
    })
    const [asked] = await simulators.requests('vies')
    expect(asked?.body).toEqual({ ...french, requesterMemberStateCode: 'BE', requesterNumber: '0314595348' })
  })

  it('always has the same holder', async () => {
    const [one, other] = await Promise.all([vies.checkVatNumber(french), vies.checkVatNumber(french)])
    expect(one).toMatchObject({ outcome: 'valid' })
    if (one.outcome === 'valid' && other.outcome === 'valid') expect(one.name).toBe(other.name)
  })

  it.each([
    ['EL', '094259216'],
    ['XI', '980780684'],
    ['FR', '53000004605'],
    ['IE', '8D79739I'],
  ])('is found under the country code VIES uses: %s %s', async (countryCode, vatNumber) => {
    expect(await vies.checkVatNumber({ countryCode, vatNumber })).toMatchObject({ outcome: 'valid' })
  })

  it('has no name where the member state discloses none', async () => {
    const answer = await vies.checkVatNumber({ countryCode: 'DE', vatNumber: '136695976' })
    expect(answer).toMatchObject({ outcome: 'valid', name: undefined, address: undefined })
  })

  it('has no proof when nobody says who asks', async () => {
    const anonymous = createViesGateway({ url: simulators.settings.vies.url })
    expect(await anonymous.checkVatNumber(french)).toMatchObject({ outcome: 'valid', consultationNumber: undefined })
  })

  it('keeps the answer as it came', async () => {
    const answer = await vies.checkVatNumber(french)
    expect(JSON.parse(answer.raw ?? '')).toMatchObject({ ...french, valid: true, traderNameMatch: 'NOT_PROCESSED' })
  })

  it.each(['unknown', 'ceased', 'invalid'] as const)('is invalid when VIES says valid:false (%s)', async (state) => {
    await simulators.setNumber('vies', 'IT00743110157', { state })
    const answer = await vies.checkVatNumber({ countryCode: 'IT', vatNumber: '00743110157' })
    expect(answer).toMatchObject({ outcome: 'invalid', code: 'NOT_VALID' })
  })

  it('shows the name that was set', async () => {
    await simulators.setNumber('vies', 'ES B58378431', {
      state: 'known',
      name: 'Implantes SL',
      address: 'Calle 1\n28014 Madrid',
    })
    const answer = await vies.checkVatNumber({ countryCode: 'ES', vatNumber: 'B58378431' })
    expect(answer).toMatchObject({ outcome: 'valid', name: 'Implantes SL', address: 'Calle 1\n28014 Madrid' })
  })

  it('is invalid when VIES cannot read it', async () => {
    const answer = await vies.checkVatNumber({ countryCode: 'GB', vatNumber: '980780684' })
    expect(answer).toMatchObject({ outcome: 'invalid', code: 'INVALID_INPUT' })
  })

  it.each(['INVALID_REQUESTER_INFO', 'VAT_BLOCKED', 'IP_BLOCKED'])('is unavailable and for staff when %s', async (code) => {
    await simulators.fault('vies', { mode: 'error', code })
    expect(await vies.checkVatNumber(french)).toMatchObject({ outcome: 'unavailable', code, blocked: true })
  })

  it('is unavailable and for staff when our own number is wrong', async () => {
    const wrong = createViesGateway({ url: simulators.settings.vies.url, requester: 'BE0314595349' })
    const answer = await wrong.checkVatNumber(french)
    expect(answer).toMatchObject({ outcome: 'unavailable', code: 'INVALID_REQUESTER_INFO', blocked: true })
  })

  it.each([
    'SERVICE_UNAVAILABLE',
    'MS_UNAVAILABLE',
    'TIMEOUT',
    'GLOBAL_MAX_CONCURRENT_REQ',
    'GLOBAL_MAX_CONCURRENT_REQ_TIME',
    'MS_MAX_CONCURRENT_REQ',
    'MS_MAX_CONCURRENT_REQ_TIME',
    'VOW-ERR-1',
    'SOMETHING_NEW',
  ])('is unavailable, never invalid, when VIES says %s', async (code) => {
    await simulators.fault('vies', { mode: 'error', code })
    expect(await vies.checkVatNumber(french)).toMatchObject({ outcome: 'unavailable', code, blocked: false })
  })

  it.each([
    ['down', undefined, 'CONNECTION_LOST'],
    ['slow', undefined, 'TIMEOUT'],
    ['error', 'TRICKLE', 'TIMEOUT'],
    ['error', 'HALF', 'CONNECTION_LOST'],
    ['error', 'LOST', 'CONNECTION_LOST'],
    ['error', 'HTML', 'MALFORMED'],
    ['error', 'HUGE', 'TOO_LARGE'],
    ['error', '500', 'HTTP_500'],
    ['error', '429', 'HTTP_429'],
    ['error', 'WRONG_ECHO', 'ECHO_MISMATCH'],
  ] as const)('is unavailable when the service is %s %s', async (mode, code, expected) => {
    await simulators.fault('vies', { mode, code, delayMs: 20_000 })
    const timeoutMs = expected === 'TIMEOUT' ? 200 : 10_000
    const answer = await createViesGateway({ ...simulators.settings.vies, timeoutMs }).checkVatNumber(french)
    expect(answer).toMatchObject({ outcome: 'unavailable', code: expected, blocked: false })
  })

  it('is unavailable when nobody listens there', async () => {
    const gone = await startTestSimulators()
    await gone.close()
    const nowhere = createViesGateway(gone.settings.vies)
    expect(await nowhere.checkVatNumber(french)).toMatchObject({ outcome: 'unavailable', code: 'NOT_REACHED' })
  })

  it.each([
    [
      { isValid: false, valid: false, userError: 'MS_UNAVAILABLE' },
      { outcome: 'unavailable', code: 'MS_UNAVAILABLE' },
    ],
    [
      { isValid: false, valid: false, userError: 'IP_BLOCKED' },
      { outcome: 'unavailable', code: 'IP_BLOCKED', blocked: true },
    ],
    [
      { valid: false, userError: 'INVALID' },
      { outcome: 'invalid', code: 'NOT_VALID' },
    ],
    [
      { valid: true, userError: 'VALID', name: '---' },
      { outcome: 'valid', name: undefined },
    ],
    [
      { actionSucceed: false, errorWrappers: [] },
      { outcome: 'unavailable', code: 'MALFORMED' },
    ],
    [
      { actionSucceed: false, errorWrappers: [{ error: '<b>' }] },
      { outcome: 'unavailable', code: 'UNKNOWN_ERROR' },
    ],
    [{ valid: 'yes' }, { outcome: 'unavailable', code: 'MALFORMED' }],
  ])('is read from %o as %o: only a plain no is a no', async (body, expected) => {
    const server = createServer((_request, response) => response.end(JSON.stringify({ ...french, ...body })))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const answer = await createViesGateway({ url: `http://127.0.0.1:${String(port)}` }).checkVatNumber(french)
    server.closeAllConnections()
    server.close()
    expect(answer).toMatchObject(expected)
  })

  it('is answered again as soon as the fault is over', async () => {
    await simulators.fault('vies', { mode: 'error', code: 'MS_UNAVAILABLE', count: 2 })
    const outcomes = []
    for (let attempt = 0; attempt < 3; attempt += 1) outcomes.push((await vies.checkVatNumber(french)).outcome)
    expect(outcomes).toEqual(['unavailable', 'unavailable', 'valid'])
  })

  it('is given up when the caller stops', async () => {
    await simulators.fault('vies', { mode: 'slow', delayMs: 5_000 })
    const answer = await vies.checkVatNumber({ ...french, signal: AbortSignal.timeout(20) })
    expect(answer).toMatchObject({ outcome: 'unavailable', code: 'STOPPED' })
  })
})

describe('the status of VIES', () => {
  it('names every member state and Northern Ireland', async () => {
    const status = await vies.checkStatus()
    expect(status).toMatchObject({ outcome: 'answered', available: true })
    if (status.outcome === 'answered') {
      expect(Object.keys(status.countries)).toHaveLength(28)
      expect(status.countries).toMatchObject({ EL: 'available', XI: 'available' })
    }
  })

  it('says which do not answer', async () => {
    await simulators.fault('vies', { mode: 'error', code: 'MS_UNAVAILABLE' })
    expect(await vies.checkStatus()).toMatchObject({ countries: { FR: 'unavailable' } })
  })

  it('says nothing of a hiccup, and uses up no fault meant for a check', async () => {
    await simulators.fault('vies', { mode: 'error', code: 'MS_UNAVAILABLE', count: 1 })
    expect(await vies.checkStatus()).toMatchObject({ countries: { FR: 'available' } })
    expect(await vies.checkVatNumber(french)).toMatchObject({ outcome: 'unavailable' })
  })

  it('is unavailable when the service is down', async () => {
    await simulators.fault('vies', { mode: 'down' })
    expect(await vies.checkStatus()).toEqual({ outcome: 'unavailable', code: 'CONNECTION_LOST' })
  })
})

describe('the test service of VIES', () => {
  it.each([
    ['100', { outcome: 'valid', name: 'John Doe', address: '123 Main St, Anytown, UK' }],
    ['200', { outcome: 'invalid', code: 'NOT_VALID' }],
    ['201', { outcome: 'invalid', code: 'INVALID_INPUT' }],
    ['202', { outcome: 'unavailable', code: 'INVALID_REQUESTER_INFO', blocked: true }],
    ['300', { outcome: 'unavailable', code: 'SERVICE_UNAVAILABLE', blocked: false }],
    ['301', { outcome: 'unavailable', code: 'MS_UNAVAILABLE', blocked: false }],
    ['302', { outcome: 'unavailable', code: 'TIMEOUT', blocked: false }],
    ['400', { outcome: 'unavailable', code: 'VAT_BLOCKED', blocked: true }],
    ['401', { outcome: 'unavailable', code: 'IP_BLOCKED', blocked: true }],
    ['500', { outcome: 'unavailable', code: 'GLOBAL_MAX_CONCURRENT_REQ', blocked: false }],
    ['501', { outcome: 'unavailable', code: 'GLOBAL_MAX_CONCURRENT_REQ_TIME', blocked: false }],
    ['600', { outcome: 'unavailable', code: 'MS_MAX_CONCURRENT_REQ', blocked: false }],
    ['601', { outcome: 'unavailable', code: 'MS_MAX_CONCURRENT_REQ_TIME', blocked: false }],
  ])('answers %s as the Commission documents it', async (vatNumber, expected) => {
    // The test service has another last word in its path; a proxy that renames it keeps the gateway as it is.
    const url = await renaming('/check-vat-number', `${simulators.settings.vies.url}/check-vat-test-service`)
    const answer = await createViesGateway({ url: url.base }).checkVatNumber({ countryCode: 'ES', vatNumber })
    await url.close()
    expect(answer).toMatchObject(expected)
  })
})

async function renaming(path: string, target: string): Promise<{ base: string; close: () => Promise<void> }> {
  const { createServer } = await import('node:http')
  const { text } = await import('node:stream/consumers')
  const server = createServer((request, response) => {
    const forward = async () => {
      const answer = await fetch(request.url === path ? target : `${target}/unknown`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: await text(request),
      })
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text())
    }
    forward().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    base: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
