import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { startServer } from '#server/start-server.ts'
import { startedRegistration } from '#tests/support/factories/registrations.ts'
import { pdfOfSize } from '#tests/support/pdfs.ts'
import type { BenchRow } from './bench-row.ts'

const size = 10_000_000
const uploads = 24
const atOnce = 2

/** Sends the file as often as wanted, two at a time, and answers mebibytes a second. */
async function throughput(file: Buffer, target: (turn: number) => { url: string; headers: Record<string, string> }): Promise<number> {
  let turn = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (turn < uploads) await send(file, target(turn++))
    }),
  )
  return (uploads * size) / 2 ** 20 / ((performance.now() - began) / 1_000)
}

function send(file: Buffer, { url, headers }: { url: string; headers: Record<string, string> }): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { method: 'PUT', headers: { 'content-type': 'application/pdf', 'content-length': file.byteLength, ...headers } }
    const sending = request(url, options, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`An upload was answered ${response.statusCode}`)),
      )
    })
    sending.once('error', reject)
    sending.end(file)
  })
}

/** What Node does by itself: the body through a hash to a file, and nothing else. */
async function bareServer(folder: string): Promise<Server> {
  let number = 0
  const server = createServer((req, res) => {
    const hash = createHash('sha256')
    const hashing = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk)
        yield chunk
      }
    }
    void pipeline(req, hashing, createWriteStream(join(folder, String(number++)))).then(
      () => res.end(hash.digest('hex')),
      () => res.destroy(),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

export const row: BenchRow = {
  id: 'T11',
  title: 'Upload of a 10 MB proof: looked at, hashed, synced to disk, recorded',
  async prepare(world) {
    const house = await world.house((config) => ({ ...config, limits: { ...config.limits, uploadsPerMinutePerAddress: 1_000_000 } }))
    const server = await startServer({ house })
    const folder = mkdtempSync(join(tmpdir(), 'portal-t11-'))
    const bare = await bareServer(folder)
    const file = await pdfOfSize(size)
    // No two files alike, as a disk that saves itself equal blocks would notice.
    randomBytes(size / 2).copy(file, size / 4)
    const owners = await Promise.all(Array.from({ length: 8 }, () => startedRegistration(house)))
    const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`
    return {
      contests: [
        {
          name: `${uploads} files, ${atOnce} at a time`,
          unit: 'MiB/s',
          yardstick: { name: 'bare Node to disk with sha256', measure: () => throughput(file, () => ({ url: bareUrl, headers: {} })) },
          product: () =>
            throughput(file, (turn) => {
              const owner = owners[turn % owners.length]
              if (!owner) throw new Error('There is a registration for every upload')
              const url = `http://127.0.0.1:${server.port}/api/v1/registrations/${owner.id}/proof`
              return { url, headers: { authorization: `Bearer ${owner.token}` } }
            }),
          goal: { of: 'ratio', is: 'at least', than: 0.6 },
        },
      ],
      async close() {
        await server.close()
        await new Promise((closed) => bare.close(closed))
        rmSync(folder, { recursive: true, force: true })
      },
    }
  },
}
