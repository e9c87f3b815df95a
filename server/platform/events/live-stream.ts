import type { Config } from '../config.ts'

/**
 * The Redis stream on which the relay puts every sealed event and each server reads: ids are `<position>-0`, the field
 * `event` is the JSON of a `SealedEvent`. It is a copy: what a reader misses, it takes from PostgreSQL by position.
 */
export function liveStream(config: Pick<Config, 'deployment'>): string {
  return `${config.deployment}:events:live`
}

/** About so many events are kept on the stream. */
export const liveStreamLength = 100_000
