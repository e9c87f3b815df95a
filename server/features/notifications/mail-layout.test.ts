import { describe, expect, it } from 'vitest'
import type { MailInput } from './mail-blocks.ts'
import { layOutMail, withSupport } from './mail-layout.ts'

const nasty = `<script>alert("x")</script> & 'quotes'\nsecond line`
const input: MailInput = {
  language: 'en',
  subject: 'Subject <b>',
  name: 'Ana <i>García</i>',
  status: { word: 'Correction asked <b>', tone: 'wait' },
  turn: { who: 'you', by: '8 December <i>2026</i>' },
  blocks: [
    { kind: 'text', text: nasty },
    { kind: 'heading', text: 'What is missing' },
    { kind: 'list', items: [nasty, 'two'] },
    { kind: 'points', points: [{ box: '3.3', name: 'Number <b>', text: 'Incorrect', note: nasty }] },
    { kind: 'facts', facts: [{ label: 'Reference <', value: nasty }] },
    { kind: 'value', label: 'Your code:', value: '123456' },
    { kind: 'note', text: nasty },
  ],
  action: { label: 'Open <it>', url: 'https://portal.example/registrations/R-2026-00001?a=1&b="2"' },
  after: [{ kind: 'text', text: 'After the button.' }],
  because: { why: 'contact', reference: 'R-2026-00001' },
}
const mail = withSupport(layOutMail(input), 'help@example.org')

describe('the layout of mails', () => {
  it('says the same in text and HTML', () => {
    const words = [
      'Dear Ana',
      'What is missing',
      'two',
      'Reference',
      '123456',
      'After the button.',
      'Correction asked',
      '8 December',
      '3.3',
      'Incorrect',
      'You get this message because',
      'help@example.org',
    ]
    for (const word of words) {
      expect(mail.text).toContain(word)
      expect(mail.html).toContain(word)
    }
    expect(mail.text).toContain('https://portal.example/registrations/R-2026-00001?a=1&b="2"')
  })

  it('names who helps as the settings say, and nobody else', () => {
    expect(mail.html).toContain('href="mailto:help@example.org"')
    expect(mail.text + mail.html).not.toContain('[[')
  })

  it('says how it stands, who acts and by when before anything else', () => {
    const order = ['Subject', 'Status: Correction asked', 'Who acts now: You', 'By: 8 December', 'Dear Ana']
    const places = order.map((words) => mail.text.indexOf(words))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places[0]).toBeGreaterThan(0)
  })

  it('breaks the lines of the text part, but never an address', () => {
    const url = `https://portal.example/${'a'.repeat(90)}`
    const { text } = layOutMail({ ...input, blocks: [{ kind: 'text', text: `${'word '.repeat(40)}end.` }], action: { label: 'Open', url } })
    expect(text.split('\n').filter((line) => line.length > 72)).toEqual([url])
  })

  it('reads nothing of what it is given as markup', () => {
    expect(mail.html).not.toMatch(/<script|<i>|<b>|<it>/)
    expect(mail.html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;quotes&#39;<br>second line')
    expect(mail.html).toContain('href="https://portal.example/registrations/R-2026-00001?a=1&amp;b=&quot;2&quot;"')
  })

  it('sets a value to be copied alone on its line', () => {
    expect(mail.text.split('\n')).toContain('123456')
  })

  it('fetches nothing and runs nothing: no images, no styles from elsewhere, no script', () => {
    expect(mail.html).not.toMatch(/<(img|script|link|iframe|form|object)\b/i)
    expect(mail.html).not.toMatch(/url\(|@import|\son\w+=/i)
    const addresses = [...mail.html.matchAll(/(?:href|src)="([^"]*)"/g)].map((found) => found[1] ?? '')
    expect(addresses.every((address) => address.startsWith('https://portal.example/') || address.startsWith('mailto:'))).toBe(true)
  })

  it('holds in light and in dark', () => {
    expect(mail.html).toContain('name="color-scheme" content="light dark"')
    expect(mail.html).toContain('prefers-color-scheme:dark')
  })

  it('stays small enough that mail programs do not cut it', () => {
    expect(Buffer.byteLength(mail.html)).toBeLessThan(40_000)
  })

  it('closes every element it opens', () => {
    const open: string[] = []
    for (const [, slash, tag = ''] of mail.html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/gi)) {
      if (['meta', 'br'].includes(tag)) continue
      if (slash) expect(open.pop()).toBe(tag)
      else open.push(tag)
    }
    expect(open).toEqual([])
  })
})
