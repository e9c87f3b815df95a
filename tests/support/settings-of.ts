import { ownEnvironment, type Config, type Environment, type Secret } from '#server/platform/config.ts'

/** The settings of a test's house as a process of its own would be given them. */
export function environmentOf({ database, redis, dataDir, deployment, keys }: Config): Environment {
  const text = (secrets: Secret[]) => secrets.map((secret) => secret.bytes.toString('base64url')).join(',')
  return {
    ...ownEnvironment(),
    MODE: 'demo',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    DATA_DIR: dataDir,
    DEPLOYMENT: deployment,
    NISS_KEY: text(keys.niss),
    NISS_INDEX_KEY: text(keys.nissIndex),
    CREDENTIAL_KEY: text(keys.credential),
    AUDIT_KEY: text(keys.audit),
    SESSION_KEY: text(keys.session),
    WEBHOOK_KEY: text(keys.webhook),
  }
}
