import { byPureTest, byTest, defect, type Defect } from '../defect.ts'

const dangers = 'jobs/documents/pdf-dangers.ts'
const receive = 'server/features/documents/receive-document.command.ts'

/** Files from outside: looked into, bounded, and gone when they are refused. */
export const documentDefects: readonly Defect[] = [
  {
    id: 'scripts-in-pdfs',
    without: 'looking for scripts in a PDF, by either of its two readers',
    edits: [
      { file: dangers, find: "  JavaScript: 'scripts',\n", replace: '' },
      { file: dangers, find: "if (script !== undefined && !isResource) found.add('scripts')", replace: 'void isResource' },
      {
        file: 'jobs/documents/pdf-reading.ts',
        find: "if ((await document.getJSActions()) !== null) found.add('scripts')",
        replace: '',
      },
    ],
    caughtBy: byPureTest('jobs/documents/inspect-pdf.test.ts'),
  },
  defect(
    'hidden-objects-in-pdfs',
    'looking at the bytes that no reader takes for objects',
    {
      file: 'jobs/documents/inspect-pdf.ts',
      find: "for (const code of dangersInText(bytes.toString('latin1'))) found.add(code)",
      replace: 'void dangersInText',
    },
    byPureTest('jobs/documents/inspect-pdf.test.ts'),
  ),
  defect(
    'heavy-pdfs',
    'weighing what a PDF unfolds to',
    { file: 'jobs/documents/inspect-pdf.ts', find: 'for (const stream of streams) scales.weigh(context, stream)', replace: 'void streams' },
    byPureTest('jobs/documents/inspect-pdf.test.ts'),
  ),
  defect(
    'half-a-file-stays',
    'taking away what came in before a refusal',
    { file: 'server/platform/files/file-store.ts', find: 'await rm(unfinished, { force: true })\n', replace: '' },
    byTest('features/documents/receive-document.test.ts'),
  ),
  defect(
    'a-refused-file-stays',
    'taking away bytes whose transaction failed',
    { file: receive, find: 'await giveUp(house, file.key, error)', replace: '' },
    byTest('features/documents/receive-document.test.ts'),
  ),
  defect(
    'no-size-limit',
    'the limit on what a file may hold',
    { file: 'server/platform/files/file-store.ts', find: 'if (size > maxBytes) throw new TooLarge()', replace: '' },
    byTest('features/documents/receive-document.test.ts'),
  ),
  defect(
    'not-even-a-pdf',
    'looking at the first bytes',
    { file: receive, find: 'refuse(look.take(chunk))', replace: 'look.take(chunk)' },
    byTest('features/documents/receive-document.test.ts'),
  ),
  defect(
    'closed-meanwhile',
    'asking again, when the file has come in, whether it is still taken',
    { file: receive, find: '      await mayStore(tx)\n', replace: '' },
    byTest('features/documents/receive-document.test.ts', 'when the subject was closed while it came in'),
  ),
]
