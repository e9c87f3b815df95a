import { mkdtempSync } from 'node:fs'
import { Readable } from 'node:stream'
import { openFileStore } from '#server/platform/files/file-store.ts'
const f=await openFileStore(mkdtempSync('/tmp/pr-')); const b=Buffer.alloc(20000,7)
let t=performance.now(); for(let i=0;i<130;i++) await f.put(Readable.from([b]),{maxBytes:1e6}); console.log('130 puts in turn',performance.now()-t)
t=performance.now(); await Promise.all(Array.from({length:130},()=>f.put(Readable.from([b]),{maxBytes:1e6}))); console.log('130 at once',performance.now()-t)
