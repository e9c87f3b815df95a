import { CsvError, parse } from 'csv-parse/sync'
import { enrolmentColumns, readEnrolment, type Enrolment, type EnrolmentLine } from '#server/features/companies/old-enrolments.rules.ts'

export type EnrolmentFile = { enrolments: Enrolment[]; faults: { line: number; reason: string }[] }

/** The file as a whole is no list: told in words, before any line is looked at. */
export class UnreadableList extends Error {}

/**
 * Reads a list as it comes out of a spreadsheet: `;` or `,` between the columns, UTF-8 with or without a mark at its
 * beginning. Every line that cannot be taken is told with its number in the file.
 */
export function readEnrolmentFile(bytes: Buffer): EnrolmentFile {
  const file: EnrolmentFile = { enrolments: [], faults: [] }
  const seen = new Map<string, number>()
  for (const { record, info } of recordsIn(textOf(bytes))) {
    const read = readEnrolment(record)
    const line = info.lines
    const first = read.ok ? seen.get(read.enrolment.number) : undefined
    if (!read.ok) file.faults.push({ line, reason: read.reason })
    else if (first !== undefined) file.faults.push({ line, reason: `has the number of line ${String(first)} once more` })
    else {
      seen.set(read.enrolment.number, line)
      file.enrolments.push(read.enrolment)
    }
  }
  return file
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableList('The list is not in UTF-8: save it again as "CSV UTF-8".')
  }
}

type Row = { record: EnrolmentLine; info: { lines: number } }

function recordsIn(text: string): Row[] {
  const [head = ''] = text.split(/\r?\n/, 1)
  const delimiter = head.includes(';') ? ';' : ','
  try {
    return parse(text, {
      delimiter,
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      columns: (names: string[]) => columnsOf(names),
    }) as unknown as Row[]
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableList(`The list cannot be read as CSV: ${error.message}`)
    throw error
  }
}

/** Columns may come in any order; one that we do not know is passed over. */
function columnsOf(names: string[]): (string | false)[] {
  const known = names.map((name) => enrolmentColumns.find((column) => column.toLowerCase() === name.trim().toLowerCase()) ?? false)
  const missing = (['number', 'name', 'country'] as const).filter((column) => !known.includes(column))
  if (missing.length > 0) throw new UnreadableList(`The first line must name the columns; missing: ${missing.join(', ')}.`)
  return known
}
