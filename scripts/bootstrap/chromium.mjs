import { isProgram, onPath, readNote, writeNote } from './find.mjs'

/** The browser of the tests: the one named by CHROMIUM, else one on PATH, else the one unpacked before. */
export function chromiumIsKnown(root) {
  const named = process.env.CHROMIUM
  const command = named && isProgram(named) ? named : onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  const note = readNote(root, 'chromium')
  if (command === undefined) return note !== undefined
  if (note?.command !== command) writeNote(root, 'chromium', { command })
  return true
}
