import { light, styleSheet } from './mail-palette.ts'
import type { MailBlock, MailInput, MailPoint } from './mail-blocks.ts'
import { mailWords, supportPlace } from './mail.words.ts'

const font = "font-family:'Source Sans 3','Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const codeFont = "font-family:'DejaVu Sans Mono','Cascadia Mono',Consolas,Menlo,monospace"
const figures = 'font-variant-numeric:tabular-nums lining-nums'
/** What a long word does: it breaks before it pushes the sheet out of the window. */
const breaks = 'overflow-wrap:anywhere;word-break:break-word'
const table = (rest: string, style = '') =>
  `<table role="presentation" cellpadding="0" cellspacing="0" border="0" ${rest} style="border-collapse:separate;${style}">`

/** The mail as a printed form: brand and heavy rule, status and title, what is asked and by when, the button, the foot. */
export function asHtml(input: MailInput): string {
  const { language, subject, name, status, blocks, action, after = [], because } = input
  const words = mailWords[language]
  const preview = input.preview ?? blocks.find((block) => block.kind === 'text')?.text ?? ''
  return `<!doctype html>
<html lang="${language}" dir="ltr" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escaped(subject)}</title>
<style>
${styleSheet}
</style>
</head>
<body class="page" bgcolor="${light.page}" style="margin:0;padding:0;background-color:${light.page}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(preview)}${'&#8199;&#847; '.repeat(40)}</div>
<div role="article" aria-roledescription="email" aria-label="${escaped(subject)}" lang="${language}" dir="ltr">
${table(`class="page" width="100%" bgcolor="${light.page}"`, `background-color:${light.page}`)}<tr><td class="outer" align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
${table(`class="card" width="100%" bgcolor="${light.card}"`, `max-width:600px;margin:0 auto;background-color:${light.card};border:1px solid ${light.line}`)}
<tr><td class="side" style="padding:20px 28px 0;${font}">
${table('width="100%"')}<tr><td class="rule" style="padding:0 0 10px;border-bottom:2px solid ${light.rule}">
<span class="brand" style="font-size:20px;line-height:28px;font-weight:600;color:${light.accent}">${escaped(words.brand)}</span>
<span class="soft" style="font-size:15px;line-height:22px;color:${light.soft}">&nbsp;&nbsp;${escaped(words.portal)}</span></td></tr></table>
</td></tr>
<tr><td class="side" style="padding:24px 28px 8px">
${status ? statusTag(status) : ''}
<h1 class="ink" style="margin:0 0 20px;font-size:25px;line-height:32px;font-weight:600;letter-spacing:-0.012em;color:${light.ink};${breaks};${font}">${whole(escaped(subject))}</h1>
${turnTable(input)}
${paragraph(name ? words.greeting(name) : words.greetingToUnknown)}
${blocks.map(blockAsHtml).join('\n')}
${action ? button(action, words.linkFallback) : ''}
${after.map(blockAsHtml).join('\n')}
${paragraph(`${words.closing}\n${words.agency}`)}
</td></tr>
<tr><td class="side" style="padding:0 28px 24px">
${table('width="100%"')}<tr><td class="rule" style="padding:14px 0 0;border-top:2px solid ${light.rule}">
${because.reference ? small(`${words.reference}${words.colon} ${because.reference}`) : ''}
${small(words.because[because.why])}
${small(words.automatic)}
<p class="soft" style="margin:0;font-size:14px;line-height:20px;color:${light.soft};${font}">${escaped(words.help)}${words.colon} <a class="link" href="mailto:${supportPlace}" style="color:${light.link};text-decoration:underline">${supportPlace}</a></p>
</td></tr></table>
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</div>
</body>
</html>
`
}

/** The word in its colour; colour alone says nothing. */
function statusTag({ word, tone }: NonNullable<MailInput['status']>): string {
  const { ink, tint, line } = light.tones[tone]
  return `<p style="margin:0 0 12px;font-size:15px;line-height:22px;${font}"><b class="${tone}" style="display:inline-block;padding:2px 10px;border:1px solid ${line};border-radius:2px;font-weight:600;color:${ink};background-color:${tint}">${escaped(word)}</b></p>`
}

/** Who acts now, and by when. */
function turnTable({ language, turn }: MailInput): string {
  if (turn === undefined) return ''
  const words = mailWords[language]
  const facts = [{ label: words.acts, value: words.actors[turn.who] }, ...(turn.by ? [{ label: words.by, value: turn.by }] : [])]
  return factTable(facts, true)
}

function blockAsHtml(block: MailBlock): string {
  switch (block.kind) {
    case 'text':
      return paragraph(block.text)
    case 'note':
      return `<p class="soft" style="margin:0 0 16px;font-size:15px;line-height:22px;color:${light.soft};${breaks};${font}">${withBreaks(block.text)}</p>`
    case 'heading':
      return `<h2 class="ink rule" style="margin:28px 0 12px;padding-top:12px;border-top:2px solid ${light.rule};font-size:20px;line-height:28px;font-weight:600;color:${light.ink};${breaks};${font}">${escaped(block.text)}</h2>`
    case 'list':
      return list(block.items, block.ordered ? 'ol' : 'ul')
    case 'points':
      return pointTable(block.points)
    case 'facts':
      return factTable(block.facts)
    case 'value':
      return valueBox(block.label, block.value)
  }
}

function paragraph(text: string): string {
  return `<p class="ink" style="margin:0 0 16px;font-size:17px;line-height:26px;color:${light.ink};${breaks};${font}">${withBreaks(text)}</p>`
}

function small(text: string): string {
  return `<p class="soft" style="margin:0 0 6px;font-size:14px;line-height:20px;color:${light.soft};${breaks};${figures};${font}">${escaped(text)}</p>`
}

function list(items: readonly string[], tag: 'ol' | 'ul'): string {
  const lines = items.map((item) => `<li style="margin:0 0 8px">${withBreaks(item)}</li>`).join('')
  return `<${tag} class="ink" style="margin:0 0 16px;padding-left:24px;font-size:17px;line-height:26px;color:${light.ink};${breaks};${font}">${lines}</${tag}>`
}

/** A list to whoever hears it; to the eye rows between hairlines under a heavy rule, each led by its box. */
function pointTable(points: readonly MailPoint[]): string {
  const rows = points.map(({ box, name, text, note }, at) => {
    const edge = at === 0 ? `border-top:2px solid ${light.rule}` : `border-top:1px solid ${light.line}`
    const place = [
      ...(box === undefined ? [] : [`<span class="meta" style="color:${light.meta};${figures}">${escaped(box)}</span>`]),
      ...(name === undefined ? [] : [`<b style="font-weight:600">${escaped(name)}</b>`]),
    ].join('&nbsp; ')
    const said = [...(place === '' ? [] : [place]), withBreaks(text)].join('<br>')
    const quoted = note === undefined ? '' : `<br><span class="soft" style="color:${light.soft}">${withBreaks(note)}</span>`
    return `<li class="ink ${at === 0 ? 'rule' : 'line'}" style="margin:0;padding:12px 0;${edge};color:${light.ink}">${said}${quoted}</li>`
  })
  return `<ul class="ink" style="margin:0 0 20px;padding:0;list-style:none;font-size:17px;line-height:26px;color:${light.ink};${breaks};${font}">${rows.join('')}</ul>`
}

function factTable(facts: readonly { label: string; value: string }[], strong = false): string {
  const rows = facts.map(({ label, value }, at) => {
    const isHeavy = strong && at === 0
    const edge = isHeavy ? `border-top:2px solid ${light.rule}` : `border-top:1px solid ${light.line}`
    const cell = `padding:10px 0;${edge};font-size:15px;line-height:22px;${figures};${font}`
    return (
      `<tr><th scope="row" align="left" valign="top" width="38%" class="soft ${isHeavy ? 'rule' : 'line'}" style="${cell};padding-right:16px;text-align:left;font-weight:400;color:${light.soft}">${escaped(label)}</th>` +
      `<td valign="top" class="ink ${isHeavy ? 'rule' : 'line'}" style="${cell};font-weight:${strong ? '600' : '400'};color:${light.ink};${breaks}">${withBreaks(value)}</td></tr>`
    )
  })
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:separate">${rows.join('')}</table>`
}

function valueBox(label: string, value: string): string {
  return `${table('width="100%"', 'margin:0 0 20px')}<tr><td class="box" bgcolor="${light.box}" style="padding:14px 18px;background-color:${light.box}">
<p class="soft" style="margin:0 0 4px;font-size:15px;line-height:22px;color:${light.soft};${font}">${escaped(label)}</p>
<p class="ink" style="margin:0;font-size:20px;line-height:28px;letter-spacing:0.02em;overflow-wrap:anywhere;${codeFont};color:${light.ink}">${escaped(value)}</p>
</td></tr></table>`
}

/** Filled by its cell, so that programs that know no padding on links still show a button; the address stands below it. */
function button({ label, url }: { label: string; url: string }, fallback: string): string {
  const address = escaped(url)
  return `${table('class="wide"', 'margin:8px 0 16px')}<tr><td class="button" bgcolor="${light.accent}" style="border-radius:2px;background-color:${light.accent};mso-padding-alt:11px 24px">
<a class="label" href="${address}" style="display:inline-block;padding:11px 24px;font-size:17px;line-height:26px;font-weight:600;color:${light.onAccent};text-decoration:none;${font}">${escaped(label)}</a></td></tr></table>
<p class="soft" style="margin:0 0 20px;font-size:14px;line-height:20px;color:${light.soft};${font}">${escaped(fallback)}<br><a class="link" href="${address}" style="color:${light.link};text-decoration:underline;word-break:break-all">${address}</a></p>`
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

/** A reference is not broken in two. */
function whole(html: string): string {
  return html.replace(/\b[A-Z]-\d{4}-\d{5,9}\b/g, (reference) => `<span style="white-space:nowrap">${reference}</span>`)
}

function withBreaks(text: string): string {
  return escaped(text).replaceAll('\n', '<br>')
}
