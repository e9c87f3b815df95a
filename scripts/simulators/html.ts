/** Text made safe for HTML, in elements and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A plain page of the simulators. `script` names a file of ours. */
export function page(title: string, body: string, script?: string): string {
  const load = script === undefined ? '' : `<script src="${script}" defer></script>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><link rel="icon" href="data:,"><style>${style}</style>${load}</head>
<body><main>${body}</main></body></html>`
}

/** Nothing from elsewhere, no script but our own files; frames only of what is written into the page. */
export const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 0 } main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem }
table { width: 100%; border-collapse: collapse } th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8886; vertical-align: top }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid #8886; border-radius: .25rem; font-size: 1rem }
iframe { width: 100%; height: 34rem; border: 1px solid #8886; border-radius: .25rem; background: #fff }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dt { opacity: .75 } dd { margin: 0; overflow-wrap: anywhere }
input { font: inherit; padding: .35rem; width: 20rem; max-width: 100%; box-sizing: border-box }
input[type=radio] { width: 1.1rem; height: 1.1rem; margin: 0 .5rem 0 0; flex: none } label:has(> [type=radio]) { display: flex; align-items: center; min-height: 2rem }
fieldset { border: 1px solid #8886; border-radius: .25rem; min-width: 0; margin: 0 0 1rem; padding: .5rem 1rem 1rem } legend { font-weight: 600; padding: 0 .35rem } fieldset p { margin: .25rem 0 }
button { font: inherit; padding: .35rem .75rem }
`
