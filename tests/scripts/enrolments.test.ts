import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readEnrolmentFile } from '#scripts/enrolments/read-enrolment-file.ts'
import { openTestHouse } from '#tests/support/house.ts'
import { runScript } from '#tests/support/operator.ts'

const house = await openTestHouse()
afterAll(() => house.close())

let files = 0
async function importOf(text: string | Buffer, ...options: string[]) {
  const path = join(house.config.dataDir, `list-${String(++files)}.csv`)
  await writeFile(path, text)
  return runScript(house, 'enrolments.ts', 'import', path, ...options)
}
const kept = () => house.sql`select number, name, country, vat_number, cbe_number, enrolled_on::text from old_enrolments order by number`

describe('npm run enrolments -- import', () => {
  it('takes over a list as a spreadsheet saves it, and the same list again', async () => {
    const list =
      '\ufeffNumber;Name;Country;vatNumber;cbeNumber;enrolledOn\r\n17;"Müller; Söhne";DE;DE 136 695 976;1000.439.093;31/05/2019\r\n'
    expect(await importOf(list)).toEqual({ code: 0, out: '1 new, 0 changed, 0 as they were.\n', err: '' })
    expect(await kept()).toEqual([
      {
        number: '17',
        name: 'Müller; Söhne',
        country: 'DE',
        vat_number: 'DE136695976',
        cbe_number: '1000439093',
        enrolled_on: '2019-05-31',
      },
    ])
    expect((await importOf(list)).out).toBe('0 new, 0 changed, 1 as they were.\n')
  })

  it('tells every faulty line with its number and reason, and then imports nothing, or the others when told to', async () => {
    const list = 'number,name,country\n21,Good,ES\n22,,ES\n23,Bad,Spain\n21,Again,ES\n'
    const said = await importOf(list)
    expect(said.code).toBe(1)
    expect(said.err.split('\n').slice(0, 3)).toEqual([
      'line 3 has no name',
      'line 4 needs a country of two letters (ISO 3166-1)',
      'line 5 has the number of line 2 once more',
    ])
    expect(said.err).toContain('Nothing was imported: 3 lines cannot be.')
    expect(await kept()).toHaveLength(1)
    const skipping = await importOf(list, '--skip-faulty')
    expect(skipping).toMatchObject({ code: 0, out: '1 new, 0 changed, 0 as they were, 3 skipped.\n' })
    expect(await kept()).toHaveLength(2)
  })

  it('says in words when there is no such file, and changes nothing in a dry run', async () => {
    expect(await runScript(house, 'enrolments.ts', 'import', '/nowhere/list.csv')).toMatchObject({
      code: 1,
      err: 'There is no such file.\n',
    })
    const said = await importOf('number;name;country\n31;New;FR\n', '--dry-run')
    expect(said).toMatchObject({ code: 0, out: '1 new, 0 changed, 0 as they were. Nothing was changed: this was a dry run.\n' })
    expect(await kept()).toHaveLength(2)
  })
})

describe('a list', () => {
  it('may have its columns in any order, more of them, and empty lines', () => {
    const { enrolments, faults } = readEnrolmentFile(Buffer.from('country,remark,NAME,number\nes,x,Ortopedia,7\n\n,,,\n'))
    expect(enrolments).toEqual([{ number: '7', name: 'Ortopedia', country: 'ES', vatNumber: null, cbeNumber: null, enrolledOn: null }])
    expect(faults).toEqual([{ line: 4, reason: 'has no number' }])
  })

  it('that is none is told in words', () => {
    const read = (text: string | Buffer) => () => readEnrolmentFile(Buffer.from(text))
    expect(read('a;b\n1;2\n')).toThrow('The first line must name the columns; missing: number, name, country.')
    expect(read(Buffer.from('number;name;country\n1;M\xfcller;DE\n', 'latin1'))).toThrow('not in UTF-8')
    expect(read('number;name;country\n1;"never closed;DE\n')).toThrow('cannot be read as CSV')
  })
})
