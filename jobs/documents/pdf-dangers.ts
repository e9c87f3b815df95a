import { PDFArray, type PDFContext, PDFDict, PDFInvalidObject, PDFName, PDFRef, PDFStream, type PDFObject } from '@cantoo/pdf-lib'
import type { RefusalCode } from '#server/features/documents/documents.contract.ts'

/** What an action does, where that is reason enough to refuse the file. */
const dangerousActions: Readonly<Record<string, RefusalCode>> = {
  JavaScript: 'scripts',
  Launch: 'launch-actions',
  ImportData: 'launch-actions',
  SubmitForm: 'launch-actions',
  GoToE: 'launch-actions',
  Rendition: 'embedded-files',
  Movie: 'embedded-files',
  Sound: 'embedded-files',
}
/** Harmless under a reader's finger, not when they happen by themselves as the file or a page opens. */
const dangerousByThemselves = new Set(['URI', 'GoToR', 'Thread'])
/** What a thing is, where that is reason enough. A 3D model brings its own scripts. */
const dangerousKinds: Readonly<Record<string, RefusalCode>> = {
  EmbeddedFile: 'embedded-files',
  RichMedia: 'embedded-files',
  Movie: 'embedded-files',
  Sound: 'embedded-files',
  Screen: 'embedded-files',
  '3D': 'scripts',
}

const name = {
  s: PDFName.of('S'),
  js: PDFName.of('JS'),
  ef: PDFName.of('EF'),
  f: PDFName.of('F'),
  uf: PDFName.of('UF'),
  xfa: PDFName.of('XFA'),
  type: PDFName.of('Type'),
  subtype: PDFName.of('Subtype'),
  next: PDFName.of('Next'),
  openAction: PDFName.of('OpenAction'),
  aa: PDFName.of('AA'),
}

/**
 * Everything dangerous in one object and all that stands directly inside it. Judged by meaning, not by bare names: a
 * font may well be called `JS`.
 */
export function dangersIn(object: PDFObject): Set<RefusalCode> {
  const found = new Set<RefusalCode>()
  // A name that stands alone as an object can only be there to be pointed at by an action that hides what it does.
  if (object instanceof PDFName) addAction(found, object.decodeText())
  const open: PDFObject[] = [object]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    // One at a time: an array of a million is legal, a call with a million arguments is not.
    if (next instanceof PDFArray) for (const item of next.asArray()) open.push(item)
    else if (next instanceof PDFStream) open.push(next.dict)
    else if (next instanceof PDFInvalidObject) addAll(found, dangersInText(textOf(next)))
    else if (next instanceof PDFDict) {
      addAll(found, dangersInDict(next))
      for (const value of next.values()) open.push(value)
    }
  }
  return found
}

function dangersInDict(dict: PDFDict): Set<RefusalCode> {
  const found = new Set<RefusalCode>()
  const action = nameAt(dict, name.s)
  if (action !== undefined) addAction(found, action)
  const script = dict.get(name.js)
  const isResource = script instanceof PDFRef && !dict.has(name.s)
  if (script !== undefined && !isResource) found.add('scripts')

  for (const kind of [nameAt(dict, name.type), nameAt(dict, name.subtype)]) {
    const code = kind === undefined ? undefined : dangerousKinds[kind]
    if (code) found.add(code)
  }
  const isFile = nameAt(dict, name.type) === 'Filespec' || dict.has(name.f) || dict.has(name.uf)
  if (dict.get(name.ef) instanceof PDFDict || (dict.has(name.ef) && isFile)) found.add('embedded-files')
  if (dict.has(name.xfa)) found.add('scripts')
  return found
}

/** Actions that run without anybody asking: when the file or a page opens, and whatever they chain to. */
export function dangersByThemselves(context: PDFContext, object: PDFObject): Set<RefusalCode> {
  const found = new Set<RefusalCode>()
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return found
  const open: (PDFObject | undefined)[] = [dict.get(name.openAction)]
  const reactions = context.lookup(dict.get(name.aa))
  if (reactions instanceof PDFDict) for (const value of reactions.values()) open.push(value)

  const seen = new Set<PDFObject>()
  while (open.length > 0) {
    const action = context.lookup(open.pop())
    if (action === undefined || seen.has(action)) continue
    seen.add(action)
    // A destination (`[page /Fit]`) is an array too; its parts are no actions and say so by themselves.
    if (action instanceof PDFArray) for (const item of action.asArray()) open.push(item)
    if (!(action instanceof PDFDict) || !action.has(name.s)) continue
    const does = context.lookup(action.get(name.s))
    if (does instanceof PDFName && dangerousByThemselves.has(does.decodeText())) found.add('launch-actions')
    open.push(action.get(name.next))
  }
  return found
}

const gap = String.raw`(?:[\s\0]|%[^\r\n]*[\r\n])*`
const actionInText = new RegExp(`/S${gap}/((?:[A-Za-z]|#[0-9a-fA-F]{2})+)`, 'g')

/**
 * Actions as they stand in bytes that were not understood as objects: broken ones that a lenient reader may still mend,
 * and ones hidden where only a reader that follows the table of offsets looks.
 */
export function dangersInText(text: string): Set<RefusalCode> {
  const found = new Set<RefusalCode>()
  for (const [, word = ''] of text.matchAll(actionInText)) {
    addAction(
      found,
      word.replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    )
  }
  return found
}

function addAction(found: Set<RefusalCode>, does: string): void {
  const code = Object.hasOwn(dangerousActions, does) ? dangerousActions[does] : undefined
  if (code) found.add(code)
}

function addAll(found: Set<RefusalCode>, more: ReadonlySet<RefusalCode>): void {
  for (const code of more) found.add(code)
}

function nameAt(dict: PDFDict, key: PDFName): string | undefined {
  const value = dict.get(key)
  return value instanceof PDFName ? value.decodeText() : undefined
}

function textOf(object: PDFInvalidObject): string {
  const bytes = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes.toString('latin1')
}
