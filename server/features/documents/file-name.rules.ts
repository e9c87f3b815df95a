/** Shown where a name has nothing to show. */
const withoutName = 'document'
const extension = '.pdf'

/** Room for the extension below the 255 bytes that file systems allow, for who saves the file under this name. */
const longestBytes = 200

/** Not seen, or seen as something else: controls, bidi and zero-width signs, fillers, tags, lone halves, private use. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/gu
/** Means something in a path, on some system or other. */
const pathSigns = /[<>:"|?*]/g
/** More than three marks on one letter only serve to paint over the lines around it. */
const pilesOfMarks = /(\p{M}{3})\p{M}+/gu
/** Names that Windows gives to devices, whatever comes behind their first dot. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?=\.|\s|$)/i
const somethingToSee = /[\p{L}\p{N}]/u

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The name under which a file is shown and given back. The sender's name is only ever text: our own keys name the bytes.
 * Always ends in `.pdf`, has no path and nothing unseen in it, and is the same when it is made safe again.
 */
export function safeFileName(given: string | undefined): string {
  const text = (given ?? '').toWellFormed().replaceAll('\ufffd', '').normalize('NFC')
  const lastPart = text.split(/[/\\\u2044\u2215\u29f8\uff0f\uff3c]/).findLast((part) => part.trim() !== '') ?? ''
  // What comes behind would be cut off in any case.
  const visible = lastPart
    .slice(0, 1000)
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .replace(/\s/g, ' ')
    .replace(unseen, '')
    .replace(/ {2,}/g, ' ')
  const base = cut(withoutEnds(withoutExtension(visible.replace(pathSigns, '-').replace(pilesOfMarks, '$1').normalize('NFC'))))
  if (!somethingToSee.test(base)) return withoutName + extension
  return (deviceName.test(base) ? `_${base}` : base) + extension
}

function withoutExtension(name: string): string {
  let rest = withoutTail(name)
  // `extract.pdf.PDF` is somebody's second try, not two endings.
  while (rest.toLowerCase().endsWith(extension)) rest = withoutTail(rest.slice(0, -extension.length))
  return rest
}

/** Dots in front hide a file, dots and spaces behind it are dropped by some systems. */
function withoutEnds(name: string): string {
  return withoutTail(name.replace(/^[\s.]+/u, ''))
}

function withoutTail(name: string): string {
  return name.replace(/[\s.]+$/u, '')
}

/** Cuts between letters, never through one. */
function cut(name: string): string {
  if (Buffer.byteLength(name) <= longestBytes) return name
  let bytes = 0
  let kept = ''
  for (const { segment } of letters.segment(name)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > longestBytes) break
    kept += segment
  }
  return withoutEnds(withoutExtension(kept))
}
