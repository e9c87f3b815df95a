import type { MailBlock, MailInput, MailPoint } from './mail-blocks.ts'
import { mailWords, supportPlace } from './mail.words.ts'

/** Mail programs that show plain text seldom break lines well, and none of them at a word of another. */
const lineLength = 72
const heavyRule = '='.repeat(lineLength)
const rule = '-'.repeat(lineLength)

/** The mail for who reads plain text: the same order, lines that fit, links alone on theirs. */
export function asText(input: MailInput): string {
  const { language, subject, name, status, turn, blocks, action, after = [], because } = input
  const words = mailWords[language]
  const { colon } = words
  const asLines = (block: MailBlock) => blockAsText(block, colon)
  const standing = [
    ...(status ? [`${words.status}${colon} ${status.word}`] : []),
    ...(turn ? [`${words.acts}${colon} ${words.actors[turn.who]}`] : []),
    ...(turn?.by ? [`${words.by}${colon} ${turn.by}`] : []),
  ].map((line) => wrapped(line, '  '))
  const parts = [
    `${words.brand}  ${words.portal}\n${heavyRule}`,
    wrapped(subject),
    ...(standing.length > 0 ? [standing.join('\n')] : []),
    wrapped(name ? words.greeting(name) : words.greetingToUnknown),
    ...blocks.map(asLines),
    ...(action ? [`${action.label}${colon}\n${action.url}`] : []),
    ...after.map(asLines),
    `${words.closing}\n${wrapped(words.agency)}`,
    [
      rule,
      ...(because.reference ? [`${words.reference}${colon} ${because.reference}`] : []),
      wrapped(words.because[because.why]),
      wrapped(words.automatic),
      `${words.help}${colon}\n${supportPlace}`,
    ].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function blockAsText(block: MailBlock, colon: string): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return wrapped(block.text)
    case 'heading':
      return `${wrapped(block.text)}\n${'-'.repeat(Math.min(block.text.length, lineLength))}`
    case 'list':
      return block.items.map((item, at) => hanging(block.ordered ? `${String(at + 1)}.` : '-', item)).join('\n')
    case 'points':
      return block.points.map((point) => hanging('-', pointAsText(point, colon))).join('\n\n')
    case 'facts':
      return block.facts.map(({ label, value }) => wrapped(`${label}${colon} ${value}`, '  ')).join('\n')
    case 'value':
      return `${block.label}${block.label.trimEnd().endsWith(':') ? '' : colon}\n\n${block.value}`
  }
}

function pointAsText({ box, name, text, note }: MailPoint, colon: string): string {
  const place = [box, name].filter((part) => part !== undefined).join(' ')
  return [...(place === '' ? [] : [`${place}${colon}`]), text, ...(note === undefined ? [] : [note])].join('\n')
}

/** A sign in the margin, and all lines of the text beside it. */
function hanging(sign: string, text: string): string {
  const indent = ' '.repeat(sign.length + 1)
  return `${sign} ${wrapped(text, indent, indent).slice(indent.length)}`
}

/** Breaks at spaces only, so that an address stays whole however long it is. */
function wrapped(text: string, later = '', first = ''): string {
  return text
    .split('\n')
    .map((line, at) => {
      const lines: string[] = []
      let current = at === 0 ? first : later
      let isEmpty = true
      for (const word of line.split(' ')) {
        if (!isEmpty && current.length + 1 + word.length > lineLength) {
          lines.push(current)
          current = later
          isEmpty = true
        }
        current += isEmpty ? word : ` ${word}`
        isEmpty = false
      }
      return [...lines, current].join('\n')
    })
    .join('\n')
}
