import type { Defect } from './defect.ts'
import { deskDefects } from './defects/desk.ts'
import { documentDefects } from './defects/documents.ts'
import { doorDefects } from './defects/doors.ts'
import { identityDefects } from './defects/identity.ts'
import { jobDefects } from './defects/jobs.ts'
import { liveDefects } from './defects/live.ts'
import { mailDefects } from './defects/mails.ts'
import { registerDefects } from './defects/registers.ts'
import { trailDefects } from './defects/trail.ts'

/** Every defence that has been taken out: a new feature adds the ones it stands on. */
export const allDefects: readonly Defect[] = [
  ...jobDefects,
  ...trailDefects,
  ...deskDefects,
  ...registerDefects,
  ...doorDefects,
  ...identityDefects,
  ...liveDefects,
  ...documentDefects,
  ...mailDefects,
]
