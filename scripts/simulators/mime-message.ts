/** What is read from a mail: enough for the mail page and for tests, nothing about attachments but their number. */
export type MimeMessage = {
  headers: ReadonlyMap<string, string>
  subject: string
  from: { name: string; address: string }
  messageId: string
  text: string
  html: string
  attachments: number
}

type Part = {
  type: string
  parameters: ReadonlyMap<string, string>
  headers: ReadonlyMap<string, string>
  body: string
}

const deepestNesting = 5
const mostParts = 50

/** Reads a message as it came over SMTP: folded headers, encoded words, multipart, quoted-printable and base64. */
export function readMimeMessage(raw: Buffer): MimeMessage {
  // One sign per byte, so that nothing is lost before the charset is known.
  const whole = readPart(raw.toString('latin1'))
  const found = { text: '', html: '', attachments: 0, parts: 0 }
  collect(whole, 0, found)
  return {
    headers: whole.headers,
    subject: header(whole, 'subject'),
    from: readAddress(header(whole, 'from')),
    messageId: header(whole, 'message-id'),
    text: found.text,
    html: found.html,
    attachments: found.attachments,
  }
}

/** `Name <address>` or a bare address. */
function readAddress(value: string): { name: string; address: string } {
  const [, name = '', address = ''] = /^(.*?)<([^<>]*)>\s*$/.exec(value) ?? []
  if (address === '') return { name: '', address: value.trim() }
  return {
    name: name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replace(/\\(.)/g, '$1'),
    address: address.trim(),
  }
}

function readPart(source: string): Part {
  const split = /\r?\n\r?\n/.exec(source)
  // A part without any header begins with the empty line itself.
  const startsEmpty = /^\r?\n/.exec(source)
  const head = startsEmpty ? '' : split ? source.slice(0, split.index) : source
  const body = startsEmpty ? source.slice(startsEmpty[0].length) : split ? source.slice(split.index + split[0].length) : ''
  const headers = readHeaders(head)
  const { value, parameters } = readParameters(headers.get('content-type') ?? 'text/plain')
  return { type: value.toLowerCase(), parameters, headers, body }
}

function collect(part: Part, depth: number, found: { text: string; html: string; attachments: number; parts: number }): void {
  found.parts += 1
  if (found.parts > mostParts) return
  const boundary = part.parameters.get('boundary')
  if (part.type.startsWith('multipart/') && boundary !== undefined && depth < deepestNesting) {
    for (const inner of splitAt(part.body, boundary)) collect(readPart(inner), depth + 1, found)
    return
  }
  const isAttached = /^attachment/i.test(part.headers.get('content-disposition') ?? '')
  if (!isAttached && part.type === 'text/plain' && found.text === '') found.text = textOf(part)
  else if (!isAttached && part.type === 'text/html' && found.html === '') found.html = textOf(part)
  else found.attachments += 1
}

function splitAt(body: string, boundary: string): string[] {
  const parts: string[] = []
  let lines: string[] | undefined
  for (const line of body.split(/\r?\n/)) {
    const trimmed = line.trimEnd()
    if (trimmed === `--${boundary}` || trimmed === `--${boundary}--`) {
      if (lines !== undefined) parts.push(lines.join('\r\n'))
      lines = trimmed.endsWith(`${boundary}--`) ? undefined : []
    } else lines?.push(line)
  }
  if (lines !== undefined) parts.push(lines.join('\r\n'))
  return parts
}

function textOf(part: Part): string {
  const bytes = decoded(part.body, (part.headers.get('content-transfer-encoding') ?? '7bit').trim().toLowerCase())
  const text = inCharset(bytes, part.parameters.get('charset') ?? 'utf-8').replace(/\r\n/g, '\n')
  return part.parameters.get('format')?.toLowerCase() === 'flowed' ? unflowed(text) : text
}

function decoded(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const joined = body.replace(/[ \t]+$/gm, '').replace(/=\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => fromHex(hex)),
    'latin1',
  )
}

/** Lines that end in a blank go on in the next one (RFC 3676), but for the dashes above a signature. */
function unflowed(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^ /, ''))
  let whole = ''
  for (const [at, line] of lines.entries()) {
    const goesOn = line.endsWith(' ') && line !== '-- '
    whole += line + (goesOn || at === lines.length - 1 ? '' : '\n')
  }
  return whole
}

function readHeaders(head: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}

function readParameters(value: string): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>()
  const [first = '', ...rest] = value.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  for (const piece of rest) {
    const [, name = '', quoted, bare] = /^\s*([^=\s]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|(\S*))\s*$/.exec(piece) ?? []
    if (name !== '') parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '')
  }
  return { value: first.trim(), parameters }
}

/** A header with its encoded words (RFC 2047) read; neighbours are one text, also where they part a sign in two. */
function header(part: Part, name: string): string {
  const raw = part.headers.get(name) ?? ''
  const joined = raw.replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?[^?]+\?[bq]\?)/gi, '$1')
  return joined
    .split(/((?:=\?[^?]+\?[bq]\?[^?]*\?=)+)/i)
    .map((piece) => (piece.startsWith('=?') ? readWords(piece) : inCharset(Buffer.from(piece, 'latin1'), 'utf-8')))
    .join('')
}

function readWords(words: string): string {
  let text = ''
  let bytes = Buffer.alloc(0)
  let charset = ''
  for (const [, wordCharset = '', encoding = '', value = ''] of words.matchAll(/=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi)) {
    if (charset.toLowerCase() !== wordCharset.toLowerCase()) {
      text += inCharset(bytes, charset)
      bytes = Buffer.alloc(0)
      charset = wordCharset
    }
    const isBase64 = encoding.toLowerCase() === 'b'
    const quoted = value.replace(/_/g, ' ').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => fromHex(hex))
    bytes = Buffer.concat([bytes, isBase64 ? Buffer.from(value, 'base64') : Buffer.from(quoted, 'latin1')])
  }
  return text + inCharset(bytes, charset)
}

function inCharset(bytes: Buffer, charset: string): string {
  if (bytes.length === 0) return ''
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}
