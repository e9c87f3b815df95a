import { readFileSync, writeSync } from 'node:fs'
import { inspectPdf } from './inspect-pdf.ts'

/**
 * The process that looks into one PDF: bytes on standard input, one line of JSON on standard output. It is started with
 * limits, without an environment and without leave to touch anything, and may die at any moment. The first line says
 * that it got as far as reading the file: whatever ends it after that is the file's doing.
 */
// The reader leaves promises of its own behind when a broken file makes them fail; what it answers to us decides.
process.on('unhandledRejection', () => undefined)

const bytes = readFileSync(0)
writeSync(1, '{"reading":true}\n')
const inspection = await inspectPdf(bytes)
writeSync(1, `${JSON.stringify(inspection)}\n`)
