import type { Language } from '../identity/identity.contract.ts'
import { mailWords, supportPlace } from './mail.words.ts'

export type MailContent = { subject: string; text: string; html: string }

/** What a mail is made of, in order. Everything is plain text: nothing in it is read as markup. */
export type MailBlock =
  | { kind: 'text'; text: string }
  /** A small heading between parts. */
  | { kind: 'heading'; text: string }
  /** Numbered where the order counts. */
  | { kind: 'list'; items: readonly string[]; ordered?: boolean }
  /** Label and value, set as a small table. */
  | { kind: 'facts'; facts: readonly { label: string; value: string }[] }
  /** A value to be copied: large, and alone on its line in the text part. */
  | { kind: 'value'; label: string; value: string }
  /** Said apart, in the second voice. */
  | { kind: 'note'; text: string }

export type MailInput = {
  language: Language
  /** Never holds a number, a name of a person or a secret: subjects are shown on locked screens. */
  subject: string
  /** Who is spoken to; without it the greeting is neutral. */
  name?: string | null
  /** A line that mail programs show beside the subject; the first text when left out. */
  preview?: string
  blocks: readonly MailBlock[]
  action?: { label: string; url: string }
  /** Blocks below the button. */
  after?: readonly MailBlock[]
}

/**
 * The one look of all our mails, as text and as HTML that says the same. Tables and inline styles, because mail
 * programs know little else; colours that hold in light and in dark, named again for programs that darken by themselves.
 */
export function layOutMail(input: MailInput): MailContent {
  return { subject: input.subject, text: asText(input), html: asHtml(input) }
}

/** The mail with who helps in it, as the settings say. Asked wherever a mail leaves or is shown. */
export function withSupport<Content extends MailContent>(content: Content, email: string): Content {
  return { ...content, text: content.text.replaceAll(supportPlace, email), html: content.html.replaceAll(supportPlace, email) }
}

function asText({ language, name, blocks, action, after = [] }: MailInput): string {
  const words = mailWords[language]
  const parts = [
    name ? words.greeting(name) : words.greetingToUnknown,
    ...blocks.map((block) => blockAsText(block, words.colon)),
    ...(action ? [`${action.label}${words.colon}\n${action.url}`] : []),
    ...after.map((block) => blockAsText(block, words.colon)),
    `${words.closing}\n${words.agency} (${words.brand})`,
    `--\n${words.help}${words.colon} ${supportPlace}\n${words.automatic}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function blockAsText(block: MailBlock, colon: string): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return block.text
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min(block.text.length, 60))}`
    case 'list':
      return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${item}`).join('\n')
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}${colon} ${value}`).join('\n')
    case 'value':
      return `${block.label}\n\n${block.value}`
  }
}

const font = "font-family:'Source Sans 3','Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const ink = 'color:#12201f'
const softInk = 'color:#465653'
const accent = '#0a5a63'

function asHtml(input: MailInput): string {
  const { language, subject, name, blocks, action, after = [] } = input
  const words = mailWords[language]
  const preview = input.preview ?? blocks.find((block) => block.kind === 'text')?.text ?? ''
  const greeting = paragraph(name ? words.greeting(name) : words.greetingToUnknown)
  return `<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page,.card{background-color:#0c1c1b!important}
.ink{color:#e9efed!important}.soft{color:#b3c0bd!important}
.line{border-color:#2a3f3d!important}.box{background-color:#123236!important}
.brand{color:#63c2c9!important}.bar{background-color:#63c2c9!important}
.button{background-color:#63c2c9!important}.button a{color:#04282c!important}
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f4f7f6">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(preview)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f4f7f6"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background-color:#ffffff">
<tr><td class="bar" style="height:4px;line-height:4px;font-size:0;background-color:${accent}">&nbsp;</td></tr>
<tr><td class="line" style="padding:20px 28px 16px;border-bottom:1px solid #d5dfdd;${font}">
<span class="brand" style="font-size:20px;font-weight:700;color:${accent}">${escaped(words.brand)}</span>
<span class="soft" style="font-size:15px;${softInk}">&nbsp;&nbsp;${escaped(words.portal)}</span></td></tr>
<tr><td style="padding:24px 28px 8px">
<h1 class="ink" style="margin:0 0 20px;font-size:22px;line-height:1.3;font-weight:650;${ink};${font}">${escaped(subject)}</h1>
${greeting}
${blocks.map(blockAsHtml).join('\n')}
${action ? button(action, words.linkFallback) : ''}
${after.map(blockAsHtml).join('\n')}
${paragraph(`${words.closing}\n${words.agency}`)}
</td></tr>
<tr><td class="line" style="padding:16px 28px 24px;border-top:1px solid #d5dfdd;${font}">
<p class="soft" style="margin:0 0 4px;font-size:14px;line-height:1.5;${softInk}">${escaped(words.help)}${words.colon} <a class="brand" href="mailto:${supportPlace}" style="color:${accent}">${supportPlace}</a></p>
<p class="soft" style="margin:0;font-size:14px;line-height:1.5;${softInk}">${escaped(words.automatic)}</p>
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
}

function blockAsHtml(block: MailBlock): string {
  switch (block.kind) {
    case 'text':
      return paragraph(block.text)
    case 'note':
      return `<p class="soft" style="margin:0 0 16px;font-size:14px;line-height:1.5;${softInk};${font}">${withBreaks(block.text)}</p>`
    case 'heading':
      return `<h2 class="ink" style="margin:24px 0 8px;font-size:17px;line-height:1.4;font-weight:650;${ink};${font}">${escaped(block.text)}</h2>`
    case 'list':
      return list(block.items, block.ordered ? 'ol' : 'ul')
    case 'facts':
      return factTable(block.facts)
    case 'value':
      return valueBox(block.label, block.value)
  }
}

function paragraph(text: string): string {
  return `<p class="ink" style="margin:0 0 16px;font-size:16px;line-height:1.55;${ink};${font}">${withBreaks(text)}</p>`
}

function list(items: readonly string[], tag: 'ol' | 'ul'): string {
  const lines = items.map((item) => `<li style="margin:0 0 6px">${withBreaks(item)}</li>`).join('')
  return `<${tag} class="ink" style="margin:0 0 16px;padding-left:24px;font-size:16px;line-height:1.55;${ink};${font}">${lines}</${tag}>`
}

function factTable(facts: readonly { label: string; value: string }[]): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" align="left" valign="top" class="soft line" style="padding:6px 16px 6px 0;border-bottom:1px solid #d5dfdd;font-size:15px;font-weight:400;${softInk};${font}">${escaped(label)}</th>` +
      `<td valign="top" class="ink line" style="padding:6px 0;border-bottom:1px solid #d5dfdd;font-size:15px;font-variant-numeric:tabular-nums;${ink};${font}">${withBreaks(value)}</td></tr>`,
  )
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:collapse">${rows.join('')}</table>`
}

function valueBox(label: string, value: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr><td class="box" style="padding:14px 18px;background-color:#e2efee">
<p class="soft" style="margin:0 0 4px;font-size:14px;line-height:1.4;${softInk};${font}">${escaped(label)}</p>
<p class="ink" style="margin:0;font-size:20px;line-height:1.4;letter-spacing:0.02em;overflow-wrap:anywhere;font-family:'Source Code Pro',Consolas,Menlo,monospace;${ink}">${escaped(value)}</p>
</td></tr></table>`
}

function button({ label, url }: { label: string; url: string }, fallback: string): string {
  const address = escaped(url)
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 16px"><tr><td class="button" style="background-color:${accent}">
<a href="${address}" style="display:inline-block;padding:12px 22px;font-size:16px;font-weight:600;color:#ffffff;text-decoration:none;${font}">${escaped(label)}</a></td></tr></table>
<p class="soft" style="margin:0 0 16px;font-size:14px;line-height:1.5;${softInk};${font}">${escaped(fallback)}<br><a class="brand" href="${address}" style="color:${accent};word-break:break-all">${address}</a></p>`
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

function withBreaks(text: string): string {
  return escaped(text).replaceAll('\n', '<br>')
}
