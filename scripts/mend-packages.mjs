/**
 * Mends faults of installed packages that are known upstream and not yet released. Run by npm after every install; plain
 * JavaScript without packages, since it also runs where nothing else is there yet (an image being built). It changes only
 * the exact text it knows, says nothing when all is mended, and fails when a new version needs another look.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url))

/**
 * postgres.js 3.4.9: a connection that PostgreSQL closes can end the process or stay useless for ever (its issues 1066,
 * 1154, 1208). Without these mends a restart of PostgreSQL under load would not be survived.
 */
const driver = {
  name: 'postgres',
  version: '3.4.9',
  changes: [
    {
      why: 'What was buffered for a closed socket must not go to the next one, nor keep it from ever being written to.',
      file: 'connection.js',
      from: 'clearImmediate(nextWriteTimer)\n    socket.removeListener',
      to: 'clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener',
    },
    {
      why: 'A write to a socket that is gone rejects its query instead of ending the process.',
      file: 'connection.js',
      from: 'function nextWrite(fn) {\n    const x',
      to: "function nextWrite(fn) {\n    if (!socket) {\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options))\n      return false\n    }\n    const x",
    },
    {
      why: 'Asking for the array types fails with its connection, which everybody is told of already.',
      file: 'connection.js',
      from: 'return fetchArrayTypes()',
      to: 'return fetchArrayTypes().catch(() => {})',
    },
    {
      why: 'A transaction whose connection is gone must not write its rollback into the connection made after it.',
      file: 'index.js',
      from: 'let savepoints = 0\n      , connection',
      to: 'let savepoints = 0\n      , lost\n      , connection',
    },
    {
      why: '(the same)',
      file: 'index.js',
      from: 'new Promise((_, reject) => connection.onclose = reject)',
      to: 'new Promise((_, reject) => connection.onclose = e => reject(lost = e))',
    },
    {
      why: '(the same)',
      file: 'index.js',
      from: 'q.catch(e => uncaughtError || (uncaughtError = e))\n        c.queue === full',
      to: 'q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost)\n          return q.reject(lost)\n        c.queue === full',
    },
  ],
}

for (const format of ['src', 'cjs/src']) mend(driver, format)

function mend({ name, version, changes }, folder) {
  const { version: installed } = JSON.parse(readFileSync(`${modules}${name}/package.json`, 'utf8'))
  if (installed !== version) fail(`${name} is ${installed}; the mends were made for ${version}`)
  for (const { file, from, to } of changes) {
    const path = `${modules}${name}/${folder}/${file}`
    const text = readFileSync(path, 'utf8')
    if (text.includes(to)) continue
    if (text.split(from).length !== 2) fail(`${name}/${folder}/${file} does not hold what is to be mended`)
    writeFileSync(
      path,
      text.replace(from, () => to),
    )
  }
}

function fail(message) {
  process.stderr.write(`scripts/mend-packages.mjs: ${message}: look whether they are still needed.\n`)
  process.exit(1)
}
