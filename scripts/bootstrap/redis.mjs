import { onPath, readNote, writeNote } from './find.mjs'

/** A server on PATH wins; what was unpacked before comes next. */
export function redisIsKnown(root) {
  const command = onPath('redis-server', 'valkey-server')
  const note = readNote(root, 'redis')
  if (command === undefined) return note !== undefined
  if (note?.command !== command) writeNote(root, 'redis', { command })
  return true
}
