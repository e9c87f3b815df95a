import { builtPages } from './platform/http/pages.ts'
import { ServerProcess } from './server-process.ts'

await new ServerProcess().run(({ limits }) => builtPages(limits.bodyBytes))
