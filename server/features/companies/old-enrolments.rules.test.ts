import { describe, expect, test } from 'vitest'
import { readEnrolment } from './old-enrolments.rules.ts'

const line = { number: ' A-17 ', name: 'Ortopedia Alcalá', country: 'es' }
const read = (more: Parameters<typeof readEnrolment>[0]) => readEnrolment({ ...line, ...more })

describe('a line of the former list', () => {
  test('is read with its numbers in any spelling, as registrations keep them', () => {
    expect(read({ vatNumber: 'es b-58.378.431', cbeNumber: 'BE 1000.439.093', enrolledOn: '31/05/2019' })).toEqual({
      ok: true,
      enrolment: {
        number: 'A-17',
        name: 'Ortopedia Alcalá',
        country: 'ES',
        vatNumber: 'ESB58378431',
        cbeNumber: '1000439093',
        enrolledOn: '2019-05-31',
      },
    })
  })

  test.each([
    ['GR', '094259216', 'EL094259216'],
    ['GR', 'EL 094259216', 'EL094259216'],
    ['MC', '53000004605', 'FR53000004605'],
    ['GB', 'XI 110 305 878', 'XI110305878'],
    ['GB', '980780684', 'GB980780684'],
  ])('%s %s is %s', (country, vatNumber, kept) => {
    expect(read({ country, vatNumber })).toMatchObject({ ok: true, enrolment: { vatNumber: kept } })
  })

  test('may have no numbers and no date', () => {
    expect(read({ vatNumber: ' ', cbeNumber: '', enrolledOn: '' })).toMatchObject({
      ok: true,
      enrolment: { vatNumber: null, cbeNumber: null, enrolledOn: null },
    })
  })

  test.each([
    [{ number: ' ' }, 'has no number'],
    [{ name: '' }, 'has no name'],
    [{ country: 'Spain' }, 'needs a country of two letters (ISO 3166-1)'],
    [{ vatNumber: 'see file in the cupboard' }, 'has a VAT number that does not look like one'],
    [{ cbeNumber: '1000439094' }, 'has an enterprise number that is not one'],
    [{ enrolledOn: '31/02/2019' }, 'has a date that is no day: write 2019-05-31 or 31/05/2019'],
    [{ enrolledOn: 'long ago' }, 'has a date that is no day: write 2019-05-31 or 31/05/2019'],
  ])('%o %s', (more, reason) => {
    expect(read(more)).toEqual({ ok: false, reason })
  })
})
