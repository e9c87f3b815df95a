import { planWorld } from '#scripts/demo-world/plan.ts'
import { extractPdf } from '#scripts/demo-world/extract.pdf.ts'
const v=[{id:'00000000-0000-7000-8000-000000000001'},{id:'00000000-0000-7000-8000-000000000002'}]
const p=planWorld('full',new Date('2026-11-25T10:00:00Z'),v).flatMap(f=>f.proofs)
let t=performance.now(); for(const x of p) await extractPdf(x.facts); console.log('all in one', performance.now()-t)
