import express from 'express'
import { createServer } from 'node:http'
import postgres from 'postgres'
import { ownEnvironment } from '#server/platform/config.ts'

/** What a plain program would do for a list: one query, twenty rows, JSON. No session, no rights, no counts, no shape. */
const { DATABASE_URL = '', PORT = '' } = ownEnvironment()
const sql = postgres(DATABASE_URL, { max: 10 })
const app = express()
app.get('/rows', async (_req, res) => {
  const rows = await sql`
    select id, reference, status, version, commercial_name, country, vat_number, submitted_at from registrations
    where status = ${'submitted'} order by submitted_at limit 20`
  res.json(rows)
})
createServer(app).listen(Number(PORT), '127.0.0.1')
