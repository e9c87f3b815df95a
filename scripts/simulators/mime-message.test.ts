import { createTransport } from 'nodemailer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMimeMessage } from './mime-message.ts'

const bytes = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'utf8')

describe('readMimeMessage', () => {
  it('reads a plain mail without any MIME header', () => {
    const read = readMimeMessage(bytes('From: a@b.example', 'Subject: Hi', '', 'One', '', 'Two', ''))
    expect(read).toMatchObject({
      subject: 'Hi',
      from: { name: '', address: 'a@b.example' },
      text: 'One\n\nTwo\n',
      html: '',
    })
  })

  it('reads nested parts, and takes neither attachments nor later texts for the text', () => {
    const read = readMimeMessage(
      bytes(
        'Content-Type: multipart/mixed; boundary="out er"',
        '',
        'preamble',
        '--out er',
        'Content-Type: multipart/alternative; boundary=in',
        '',
        '--in',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'caf=E9 =',
        'cr=E8me   ',
        '--in',
        'Content-Type: text/html; charset="utf-8"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('<p>café</p>').toString('base64'),
        '--in--',
        '--out er',
        'Content-Type: text/plain',
        'Content-Disposition: attachment; filename=a.txt',
        '',
        'attached',
        '--out er--',
        'epilogue',
      ),
    )
    expect(read).toMatchObject({ text: 'café crème', html: '<p>café</p>', attachments: 1 })
  })

  it('reads encoded words, folded and split inside a sign', () => {
    const [first, second] = [Buffer.from('Liè').subarray(0, 3), Buffer.from('Liège').subarray(3)]
    const subject = `=?UTF-8?B?${first.toString('base64')}?=\r\n =?utf-8?B?${second.toString('base64')}?= =?iso-8859-1?Q?_caf=E9?= ok`
    const read = readMimeMessage(bytes(`Subject: ${subject}`, 'From: =?UTF-8?Q?J=C3=BCrgen_?= <j@b.example>', '', ''))
    expect(read.subject).toBe('Liège café ok')
    expect(read.from).toEqual({ name: 'Jürgen', address: 'j@b.example' })
  })

  it('joins flowed lines, but not the line above a signature', () => {
    const head = 'Content-Type: text/plain; format=flowed'
    expect(readMimeMessage(bytes(head, '', 'one ', 'two', ' >three', '-- ', 'me')).text).toBe('one two\n>three\n-- \nme')
  })

  it('reads every mail nodemailer writes as it was given', async () => {
    const transport = createTransport({ streamTransport: true, buffer: true })
    const line = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replace(/\p{C}|\s+$/gu, ''))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), line, async (lines, subject) => {
        const text = `${lines.join('\n')}\n`
        const sent = await transport.sendMail({
          from: { name: 'Ä, B', address: 'a@b.example' },
          to: 'c@d.example',
          subject,
          text,
          html: `<p>${text}</p>`,
        })
        const read = readMimeMessage(Buffer.isBuffer(sent.message) ? sent.message : Buffer.alloc(0))
        expect(read.text).toBe(text)
        expect(read.html).toBe(`<p>${text}</p>`)
        expect(read.subject.replace(/\s+/g, ' ').trim()).toBe(subject.replace(/\s+/g, ' ').trim())
        expect(read.from).toEqual({ name: 'Ä, B', address: 'a@b.example' })
      }),
    )
  })

  it('reads any bytes at all, quickly', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (noise) => void readMimeMessage(Buffer.from(noise))))
    const deep = Array.from({ length: 500 }, (_, at) => `--b\r\nContent-Type: multipart/mixed; boundary=b${at}\r\n\r\n`).join('')
    const before = performance.now()
    readMimeMessage(Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${deep}`))
    readMimeMessage(Buffer.from(`Subject: ${'=?utf-8?Q?'.repeat(20_000)}\r\n\r\n`))
    readMimeMessage(Buffer.from(`Content-Type: text/plain; ${'a="'.repeat(10_000)}\r\n\r\n`))
    readMimeMessage(Buffer.from(`From: ${'<'.repeat(50_000)}\r\n\r\n`))
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})
