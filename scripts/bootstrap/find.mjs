import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** The first of these programs on PATH, as a whole path. */
export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name)
      if (folder !== '' && isProgram(file)) return file
    }
  }
  return undefined
}

export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * What was found is noted in `.tools/NAME.json` as `{ command, libraryPath? }`: the launcher and the tests read the
 * note, so that looking for a program is written once.
 */
export function readNote(root, name) {
  try {
    const note = JSON.parse(readFileSync(join(root, '.tools', `${name}.json`), 'utf8'))
    return typeof note.command === 'string' && existsSync(note.command) ? note : undefined
  } catch {
    return undefined
  }
}

export function writeNote(root, name, note) {
  const file = join(root, '.tools', `${name}.json`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(note)}\n`)
  renameSync(`${file}.new`, file)
}
