import { byTest, defect, type Defect } from '../defect.ts'

const rendered = byTest('features/previews/every-mail.test.ts', 'correction-asked nl holds')

/** Mails: that they can be read by everybody, and that receivers can tell they are ours. */
export const mailDefects: readonly Defect[] = [
  defect(
    'mail-dark-on-dark',
    'second words that stand out from a dark sheet',
    { file: 'server/features/notifications/mail-palette.ts', find: "soft: '#b3c0bd'", replace: "soft: '#3a4644'" },
    rendered,
  ),
  defect(
    'mail-wider-than-the-phone',
    'breaking a long address before it pushes the mail out of the window',
    {
      file: 'server/features/notifications/mail-as-html.ts',
      find: ';word-break:break-all">${address}',
      replace: ';white-space:nowrap">${address}',
    },
    rendered,
  ),
  defect(
    'mail-small-button',
    'a button as high as a finger',
    {
      file: 'server/features/notifications/mail-as-html.ts',
      find: 'display:inline-block;padding:11px 24px',
      replace: 'display:inline-block;padding:4px 24px',
    },
    rendered,
  ),
  defect(
    'text-part-without-link',
    'the link in the text part of a mail',
    {
      file: 'server/features/notifications/mail-as-text.ts',
      find: '[`${action.label}${colon}\\n${action.url}`]',
      replace: '[action.label]',
    },
    byTest('features/previews/every-mail.test.ts', 'correction-asked nl says the same'),
  ),
  defect(
    'mail-unsigned',
    'signing a mail where a key is given',
    { file: 'jobs/gateways/smtp.gateway.ts', find: '...(dkim && {', replace: '...(dkim && url === from && {' },
    byTest('jobs/gateways/dkim.test.ts', 'is found sound'),
  ),
]
