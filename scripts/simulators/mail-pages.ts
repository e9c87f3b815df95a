import { escaped, page } from './html.ts'
import type { StoredMail } from './mail-store.ts'

/** How many mails the list shows. */
export const mailsOnPage = 200

/** The list of mails, newest first. */
export function mailListPage(mails: readonly StoredMail[], total: number, to: string | undefined): string {
  const rows = mails.map(
    (mail) => `<tr><td><a href="/mail/${mail.id}">${escaped(mail.subject) || '(no subject)'}</a></td>
        <td>${escaped(mail.to)}</td><td>${time(mail.receivedAt)}</td></tr>`,
  )
  const table = `<table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received</th></tr></thead>
    <tbody>${rows.join('')}</tbody></table>`
  const more = total > mails.length ? `<p>The newest ${mails.length} of ${total}.</p>` : ''
  return page(
    'Mails',
    `<h1>Mails</h1><p>Every mail the portal sends in demo mode ends here and nowhere else.</p>
    <form action="/mail"><label>To <input type="search" name="to" value="${escaped(to ?? '')}"></label> <button>Show</button></form>
    ${mails.length === 0 ? '<p>No mail yet. This page shows new ones by itself.</p>' : table}${more}
    <p><a href="/">All simulators</a></p>`,
    '/mail/new-mail.js',
  )
}

/** One mail. Its HTML part runs nothing: a sandboxed frame without scripts, whose links open in a new tab. */
export function mailPage(mail: StoredMail): string {
  const frame = `<iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mail/${mail.id}/html"></iframe>`
  return page(
    mail.subject || '(no subject)',
    `<p><a href="/mail">All mails</a></p><h1>${escaped(mail.subject) || '(no subject)'}</h1>
    <dl><dt>From</dt><dd>${escaped(mail.fromName)} &lt;${escaped(mail.from)}&gt;</dd><dt>To</dt><dd>${escaped(mail.to)}</dd>
    <dt>Received</dt><dd>${time(mail.receivedAt)}</dd><dt>Language</dt><dd>${escaped(mail.language) || '-'}</dd>
    <dt>Message-ID</dt><dd>${escaped(mail.messageId)}</dd></dl>
    <p><button type="button" id="bounce" data-mail="${escaped(mail.id)}">Let this mail bounce</button> <span role="status" id="bounced"></span></p>
    <h2>Text</h2><pre>${withLinks(mail.text)}</pre>
    ${mail.html === '' ? '' : `<h2>HTML</h2>${frame}`}`,
    '/mail/bounce.js',
  )
}

/** What the frame shows: the mail's own HTML, whose links leave the frame. */
export function mailFrame(mail: StoredMail): string {
  return `<base target="_blank">${mail.html}`
}

/** Nothing of a mail may load or run, wherever it is opened. */
export const framePolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

/** The list shows a new mail without being asked. */
export const newMailScript = `const news = new EventSource('/mail/news')
news.addEventListener('mail', () => { if (document.activeElement?.tagName !== 'INPUT') location.reload() })
`

/** Lets the mail on the page come back: the portal is told so by its own hook. */
export const bounceScript = `const button = document.getElementById('bounce')
button.addEventListener('click', async () => {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch('/mail/bounce', { method: 'POST', headers, body: JSON.stringify({ id: button.dataset.mail }) })
  document.getElementById('bounced').textContent = answer.ok ? 'The portal was told that it came back.' : 'The portal did not take it (' + (await answer.json()).code + ').'
})
`

function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/)
    .map((piece, at) => {
      const safe = escaped(piece)
      return at % 2 === 1 ? `<a href="${safe}" target="_blank" rel="noopener noreferrer">${safe}</a>` : safe
    })
    .join('')
}

function time(instant: string): string {
  return `<time datetime="${escaped(instant)}">${escaped(instant.slice(0, 19).replace('T', ' '))} UTC</time>`
}
