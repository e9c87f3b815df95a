import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './tell.mjs'

/** Two scripts started at once on a fresh clone: one sets up, the other waits for it. */
export async function withLock(root, work) {
  const folder = join(root, '.tools', 'bootstrap.lock')
  mkdirSync(join(root, '.tools'), { recursive: true })
  await take(folder)
  // Only once: by the time this process exits, the lock is somebody else's.
  const release = () => {
    process.off('exit', release)
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', release)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))
  await work()
  release()
}

async function take(folder) {
  let told = false
  // A moment without a pid is one that is just being written; longer than five seconds it was left behind.
  for (let withoutOwner = 0; ;) {
    try {
      mkdirSync(folder)
      writeFileSync(join(folder, 'pid'), identity(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = read(join(folder, 'pid'))
    withoutOwner = owner === '' ? withoutOwner + 1 : 0
    if ((owner !== '' && !isAlive(owner)) || withoutOwner > 25) {
      leaveBehind(folder)
      continue
    }
    if (!told) say('Another setup is running in this folder; waiting for it.')
    told = true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Moved before it is deleted: of two that find a dead owner only one can move it. */
function leaveBehind(folder) {
  const aside = `${folder}.${process.pid}`
  try {
    renameSync(folder, aside)
    rmSync(aside, { recursive: true, force: true })
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/** A pid with the moment its process began, where the system tells it: pids are used again. */
const identity = (pid) => `${pid} ${startOf(pid)}`

const startOf = (pid) => read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19] ?? ''

function isAlive(owner) {
  const pid = Number(owner.split(' ')[0])
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return false
  }
  return identity(pid) === owner
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
