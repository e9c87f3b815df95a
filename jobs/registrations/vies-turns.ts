import { randomUUID } from 'node:crypto'
import type { House } from '#server/platform/house.ts'

/** Longer than a question may take: a process that dies with the turn in its hand holds a country up no longer than this. */
const heldAtMostMs = 16_000

/**
 * Who may ask now, over all processes: one question at a time per member state, and so many a second in all. Kept in Redis
 * alone, because losing it costs nothing but a moment of haste.
 *
 * A country in somebody's hand gives each who waits for it a place in its own line, so a slow member state takes no turns
 * from the others; whoever only waits for the pace is given a time that is then his.
 */
const takeTurn = `
local held, line, pace, own = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local gap, token, heldMs = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3])
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local function waits(key, at, keepMs) redis.call('SET', key, at, 'PX', math.max(1, math.floor(at - now + keepMs))) end
if redis.call('EXISTS', held) == 1 then
  local at = math.max(now + gap, tonumber(redis.call('GET', line) or 0))
  waits(line, at + gap, 0)
  return math.floor(at - now)
end
local mine = tonumber(redis.call('GET', own) or 0)
if mine == 0 then
  mine = math.max(now, tonumber(redis.call('GET', pace) or 0))
  waits(pace, mine + gap, 0)
end
if mine > now then
  waits(own, mine, 60000)
  return math.floor(mine - now)
end
redis.call('DEL', own)
redis.call('SET', held, token, 'PX', heldMs)
return 0
`

/** Lets go only of what is still one's own. */
const giveTurnBack = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`

export type ViesTurn = { isOurs: true; giveBack(): Promise<void> } | { isOurs: false; pauseMs: number }

/** Asks for a turn to put a question about a number of this country; `who` is the question, so that its time is kept for it. */
export async function takeViesTurn({ redis, config }: House, country: string, who: string): Promise<ViesTurn> {
  const at = (name: string) => `${config.deployment}:vies:${name}`
  const held = at(`held:${country}`)
  const token = randomUUID()
  const gapMs = Math.ceil(1_000 / config.limits.viesQuestionsPerSecond)
  const keys = [held, at(`line:${country}`), at('pace'), at(`time:${who}`)]
  const pauseMs = Number(await redis.eval(takeTurn, keys.length, ...keys, gapMs, token, heldAtMostMs))
  if (pauseMs > 0) return { isOurs: false, pauseMs }
  return {
    isOurs: true,
    async giveBack() {
      // Where Redis has just gone away the turn ends by itself.
      await redis.eval(giveTurnBack, 1, held, token).catch(() => undefined)
    },
  }
}
