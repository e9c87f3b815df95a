/** What an answer allows that no page of ours may allow. Empty where all is well. */
export function frameFaults(headers: Headers): string[] {
  const faults: string[] = []
  // Only the mails of the demo's preview stand in a frame, and that of our own page.
  const frames = directives(headers).get('frame-ancestors')
  if (headers.get('x-frame-options') !== 'DENY') faults.push(`X-Frame-Options is ${String(headers.get('x-frame-options'))}`)
  if (frames !== undefined && frames.join(' ') !== "'none'") faults.push(`frame-ancestors is ${frames.join(' ')}`)
  return faults
}

/** What a page's policy, its markup or its other headers leave open: script within it, other origins, the clear. */
export function pageFaults(headers: Headers, html: string): string[] {
  const policy = directives(headers)
  const faults = frameFaults(headers)
  if (policy.size === 0) return [...faults, 'it has no Content-Security-Policy']
  if (!policy.has('frame-ancestors')) faults.push('its policy does not say who may frame it')
  for (const name of ['default-src', 'base-uri', 'form-action']) if (!policy.has(name)) faults.push(`its policy leaves out ${name}`)

  const scripts = policy.get('script-src') ?? policy.get('default-src') ?? []
  for (const [name, sources] of policy) {
    // Attributes of style cannot run anything, and have to be allowed for places of floating parts.
    const loose = sources.filter((source) => /^(?:\*|https?:|wss?:|blob:|filesystem:)/.test(source))
    if (loose.length > 0) faults.push(`${name} lets in ${loose.join(' ')}`)
  }
  const runs = scripts.filter((source) => /^'unsafe-|^data:|^'strict-dynamic/.test(source))
  if (runs.length > 0) faults.push(`script-src has ${runs.join(' ')}`)

  const nonces = new Set(scripts.map((source) => /^'nonce-(.+)'$/.exec(source)?.[1]))
  for (const [tag, attributes = ''] of html.matchAll(/<script\b([^>]*)>/gi)) {
    const nonce = /\bnonce="([^"]+)"/.exec(attributes)?.[1]
    const isData = /\btype="application\/json"/.test(attributes)
    const isOwnFile = /\bsrc="(?:\/(?!\/)|\.)/.test(attributes)
    if (!isData && !isOwnFile && !nonces.has(nonce ?? '')) faults.push(`inline script without its nonce: ${tag}`)
  }
  for (const [handler] of html.matchAll(/<[a-z][^>]*\son[a-z]+\s*=/gi)) faults.push(`an attribute that runs: ${handler.slice(-60)}`)
  if (/(?:href|src|action|formaction)\s*=\s*["']?\s*javascript:/i.test(html)) faults.push('an address that runs: javascript:')
  return [...faults, ...mixedContent(html)]
}

/** What a page would load, or send its forms to, in the clear. Links that one follows are not among it. */
function mixedContent(html: string): string[] {
  const loaded = [
    ...html.matchAll(/<(?:script|img|iframe|source|video|audio|embed|object|link|use)\b[^>]*\b(?:src|href|srcset|data)="(http:[^"]*)"/gi),
    ...html.matchAll(/\b(?:form)?action="(http:[^"]*)"/gi),
    ...html.matchAll(/url\(\s*["']?(http:[^"')]*)/gi),
    ...html.matchAll(/@import\s+["'](http:[^"']*)/gi),
  ]
  return loaded.map(([, address]) => `in the clear: ${String(address)}`)
}

function directives(headers: Headers): Map<string, string[]> {
  const parts = (headers.get('content-security-policy') ?? '').split(';').map((part) => part.trim().split(/\s+/))
  return new Map(parts.flatMap(([name, ...sources]) => (name ? [[name.toLowerCase(), sources]] : [])))
}

/** What is missing on a cookie that was set on https. */
export function cookieFaults(line: string): string[] {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim())
  const name = pair.split('=')[0] ?? ''
  const attributes = new Map(rest.map((part) => part.toLowerCase().split('=')).map(([key = '', value = '']) => [key, value]))
  const faults: string[] = []
  for (const wanted of ['httponly', 'secure']) if (!attributes.has(wanted)) faults.push(`${name} is not ${wanted}`)
  if (!['lax', 'strict'].includes(attributes.get('samesite') ?? ''))
    faults.push(`${name} is SameSite=${String(attributes.get('samesite'))}`)
  if (attributes.has('domain')) faults.push(`${name} is for a whole domain`)
  if (name.startsWith('__Host-') && attributes.get('path') !== '/') faults.push(`${name} has a path, and browsers drop it`)
  return faults
}
