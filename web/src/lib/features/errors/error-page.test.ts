import { describe, expect, test } from 'vitest'
import { answers } from '#lib/features/help/answers.ts'
import { errorWords } from './error-page.ts'

const known = answers({
  agency: '',
  address: [],
  email: 'help@example.org',
  phone: null,
  hours: null,
  accessCentre: { email: '', phone: '', hours: null },
}).map(({ id }) => id)

describe('pages of errors', () => {
  test.each([401, 403, 404, 410, 429, 500, 503, 418])('%d has a title, what to do, and an answer that exists', (status) => {
    const { title, text, answer } = errorWords(status, '/somewhere')
    expect(title).not.toBe('')
    expect(text).not.toBe('')
    expect(known).toContain(answer)
  })

  test('each kind says something else', () => {
    const titles = [403, 404, 410, 429, 500, 503].map((status) => errorWords(status, '/').title)
    expect(new Set(titles).size).toBe(titles.length)
  })

  test.each(['/registrations/R-2026-00001', '/R-2026-00001', '/desk/r-2026-00001'])('%s offers to follow a registration', (path) => {
    expect(errorWords(404, path).follow).toBe(true)
  })

  test('other lost pages do not', () => {
    expect(errorWords(404, '/register-now').follow).toBe(false)
  })
})
