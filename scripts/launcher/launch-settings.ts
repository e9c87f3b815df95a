import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { keySettings, settings } from '#server/platform/config-table.ts'
import { ConfigError, readConfig, type Config, type Environment } from '#server/platform/config.ts'

/** What the launcher will bring itself, because no setting names one elsewhere. */
export type Brought = { postgres: boolean; redis: boolean }

/**
 * Checks all settings before anything is started. What the demo brings itself (database, Redis, keys) is not there yet,
 * so stand-ins take its place; they are never used.
 */
export function checkSettings(env: Environment): { config: Config; brought: Brought } {
  const isGiven = (name: string) => Boolean(env[name]?.trim() || env[`${name}_FILE`]?.trim())
  if (env.MODE === 'production') {
    const brought = { postgres: false, redis: false }
    // Only who migrates needs it, and in production npm start does.
    if (isGiven('DATABASE_OWNER_URL')) return { config: readConfig(env), brought }
    throw new ConfigError([...faultsIn(env), { setting: 'DATABASE_OWNER_URL', message: 'must be given in production' }])
  }
  const brought = { postgres: !isGiven('DATABASE_URL'), redis: !isGiven('REDIS_URL') }
  const standIns: Record<string, string> = {
    DATABASE_URL: 'postgres://app@127.0.0.1/stand-in',
    REDIS_URL: 'redis://127.0.0.1',
  }
  for (const setting of keySettings) standIns[setting] = randomBytes(32).toString('base64url')
  const missing = Object.entries(standIns).filter(([name]) => !isGiven(name))
  return { config: readConfig({ ...env, ...Object.fromEntries(missing) }), brought }
}

function faultsIn(env: Environment): ConfigError['faults'] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

/** The settings of the whole instance, spelt out, so that a process beside it needs none of our defaults. */
export function spellOut(config: Config, more: Record<string, string>): Record<string, string> {
  return {
    MODE: config.mode,
    HOST: config.http.host,
    PORT: `${config.http.port}`,
    PUBLIC_URL: config.http.publicUrl,
    DATA_DIR: resolve(config.dataDir),
    MANAGEMENT_HOST: config.management.host,
    MANAGEMENT_PORT: `${config.management.port}`,
    JOBS_PORT: `${config.management.jobsPort}`,
    SIMULATORS: config.simulators.on ? 'on' : 'off',
    SIMULATORS_PORT: `${config.simulators.port}`,
    SIMULATED_MAIL_PORT: `${config.simulators.smtpPort}`,
    DEPLOYMENT: config.deployment,
    ...more,
  }
}

/** Those of our settings that were given, so that a process beside this instance gets them too. */
export function givenSettings(env: Environment): Record<string, string> {
  const names = Object.keys(settings.shape).flatMap((name) => [name, `${name}_FILE`])
  const given = names.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()] as const] : []))
  return Object.fromEntries(given)
}
