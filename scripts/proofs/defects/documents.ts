import { byPureTest, byTest, defect, type Defect } from '../defect.ts'

const receive = 'server/features/documents/receive-document.command.ts'

/** Files from outside: looked into, bounded, and gone when they are refused. */
export const documentDefects: readonly Defect[] = [
  defect(
    'scripts-in-pdfs',
    'looking for scripts in a PDF',
    { file: 'jobs/documents/pdf-dangers.ts', find: "  JavaScript: 'scripts',\n", replace: '' },
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
