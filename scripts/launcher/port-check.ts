import type { Config } from '#server/platform/config.ts'
import { isPortFree } from '#scripts/processes/ports.ts'

/** Says before anything is started which ports are taken; a child that cannot listen would only fail five times. */
export async function refuseBusyPorts({ http, management, simulators }: Config): Promise<void> {
  const wanted = [
    { setting: 'PORT', port: http.port, host: http.host },
    { setting: 'MANAGEMENT_PORT', port: management.port, host: management.host },
    { setting: 'JOBS_PORT', port: management.jobsPort, host: management.host },
    ...(simulators.on
      ? [
          { setting: 'SIMULATORS_PORT', port: simulators.port, host: '127.0.0.1' },
          { setting: 'SIMULATED_MAIL_PORT', port: simulators.smtpPort, host: '127.0.0.1' },
        ]
      : []),
  ]
  const answers = await Promise.all(wanted.map(async (use) => ({ ...use, free: await isPortFree(use.port, use.host) })))
  const busy = answers.filter((answer) => !answer.free).map(({ setting, port }) => `${port} (${setting})`)
  if (busy.length === 0) return
  const ports = `${busy.length === 1 ? 'Port' : 'Ports'} ${busy.join(', ')} ${busy.length === 1 ? 'is' : 'are'}`
  throw new Error(`${ports} used by another program: stop it, or choose another PORT, for example PORT=${http.port + 10} npm start.`)
}
