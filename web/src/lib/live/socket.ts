import type { Socket } from 'socket.io-client'
import {
  livePath,
  type Changed,
  type ClientToServer,
  type Presence,
  type ResumeAnswer,
  type ServerToClient,
  type Subject,
  type WatchAnswer,
} from '#server/platform/live/live.contract.ts'

export type LiveSocket = Socket<ServerToClient, ClientToServer>
export type Topic = Subject
/** `changed`: this happened. `fetch`: something may have been missed. `refused`: it may not be followed (any more). */
export type News = { kind: 'changed'; change: Changed } | { kind: 'fetch' } | { kind: 'refused'; code: string }
export type LineState = { status: 'idle' | 'connecting' | 'open' | 'lost'; lastSignAt: number | undefined }

export type Line = {
  /** Hears of a topic until the answered function is called. Says `fetch` once it is followed: the page is older than that. */
  follow(topic: Topic, hear: (news: News) => void): () => void
  /**
   * Says where in a followed topic one is, now and every 15 s; an empty place ends it. `part` is the part of the page that
   * says so: when one goes as another comes, the one that goes takes only its own word back.
   */
  present(topic: Topic, part: object, place: string): void
  onPresence(topic: Topic, hear: (presence: Presence) => void): () => void
  state(): LineState
  onState(hear: (state: LineState) => void): () => void
  /** The tab is looked at again: a line that has gone quiet is not waited for. */
  wake(): void
  close(): void
}

/** Server says `ping` every 20 s. */
const quietAfterMs = 30_000
const signEveryMs = 15_000
const patienceMs = 8_000
const keyOf = (topic: Topic): string => `${topic.type}:${topic.id}`

/** Makes the socket, without opening it. Its library is only fetched by pages that are live. */
export async function dialLive(url?: string, options: Record<string, unknown> = {}): Promise<LiveSocket> {
  const { io } = await import('socket.io-client')
  // Spread by chance: after a server went, its browsers must not all knock in the same moment.
  const shared = {
    path: livePath,
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 300,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.7,
    ...options,
  }
  return url === undefined ? io(shared) : io(url, shared)
}

type Answers = { watch: WatchAnswer; resume: ResumeAnswer }

/** Undefined when no answer came in time, or the line was lost before it. */
async function ask<Name extends keyof Answers>(socket: LiveSocket, name: Name, input: unknown): Promise<Answers[Name] | undefined> {
  // The library's own type of an acknowledgement with a time limit says `any`.
  const asking = socket.timeout(patienceMs) as unknown as { emitWithAck(name: Name, input: unknown): Promise<Answers[Name]> }
  return asking.emitWithAck(name, input).catch(() => undefined)
}

/**
 * One line of a tab to the live side. It remembers the last position it was told; when it comes back, be it to another
 * server, it follows everything again and asks for what it missed. Messages never hold data: they say what to fetch.
 */
export function openLine(dial: () => Promise<LiveSocket>): Line {
  const followers = new Map<string, { topic: Topic; hearing: Set<(news: News) => void> }>()
  const watchers = new Map<string, Set<(presence: Presence) => void>>()
  const places = new Map<string, { topic: Topic; said: Map<object, string> }>()
  const stateHearers = new Set<(state: LineState) => void>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let state: LineState = { status: 'idle', lastSignAt: undefined }
  let socket: LiveSocket | undefined
  let isClosed = false
  /** The last position up to which nothing was missed. */
  let known: number | undefined
  /** What was told while catching up: only counts once that has succeeded. */
  let heardMeanwhile: number | undefined
  /** Raised at each arrival and loss: what was asked on a former connection is answered for nobody. */
  let connection = 0
  let sentAway = 0

  const say = (change: Partial<LineState>) => {
    state = { ...state, ...change }
    for (const hear of stateHearers) hear(state)
  }
  const sign = () => say({ lastSignAt: Date.now() })
  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, ms)
    timers.add(timer)
  }
  const tell = (key: string, news: News) => {
    for (const hear of followers.get(key)?.hearing ?? []) hear(news)
  }
  const tellAll = (news: News) => {
    for (const key of followers.keys()) tell(key, news)
  }

  const sendPlace = (key: string) => {
    const { topic, said } = places.get(key) ?? {}
    if (!topic || !said || !socket?.connected) return
    socket.emit('present', { ...topic, place: [...said.values()].at(-1) ?? '' }, () => undefined)
    if (said.size === 0) places.delete(key)
  }

  async function watch(key: string): Promise<void> {
    const topic = followers.get(key)?.topic
    const mine = connection
    if (!topic || !socket?.connected) return
    const answer = await ask(socket, 'watch', topic)
    if (mine !== connection) return
    if (answer?.ok) sendPlace(key)
    else if (!answer || answer.code === 'unavailable' || answer.code === 'too-many') {
      later(2_000 + Math.random() * 2_000, () => void watch(key).then(() => tell(key, { kind: 'fetch' })))
    } else tell(key, { kind: 'refused', code: answer.code })
  }

  async function arrive(position: number): Promise<void> {
    const mine = ++connection
    const from = known
    heardMeanwhile = position
    say({ status: 'open', lastSignAt: Date.now() })
    await Promise.all([...followers.keys()].map(watch))
    const answer = from === undefined || mine !== connection || !socket ? undefined : await ask(socket, 'resume', { position: from })
    if (mine !== connection) return
    known = Math.max(heardMeanwhile ?? 0, answer?.ok ? answer.upTo : position)
    heardMeanwhile = undefined
    if (!answer?.ok) tellAll({ kind: 'fetch' })
  }

  function lose(): void {
    connection += 1
    heardMeanwhile = undefined
    if (!isClosed) say({ status: 'lost' })
  }

  /** The server itself ended it, as when a session ends: who comes back at once would only be sent away again. */
  function comeBackSlowly(): void {
    const pause = Math.min(60_000, 1_000 * 2 ** sentAway) * (1 + Math.random())
    sentAway += 1
    later(pause, () => socket?.connect())
  }

  async function start(): Promise<void> {
    say({ status: 'connecting' })
    const made = await dial()
    if (isClosed) return
    socket = made
    made.on('hello', ({ position }) => void arrive(position))
    made.on('changed', (change) => {
      sign()
      sentAway = 0
      if (heardMeanwhile === undefined) known = Math.max(known ?? 0, change.position)
      else heardMeanwhile = Math.max(heardMeanwhile, change.position)
      for (const key of change.topics) tell(key, { kind: 'changed', change })
    })
    made.on('presence', (presence) => {
      for (const hear of watchers.get(keyOf(presence.subject)) ?? []) hear(presence)
    })
    made.on('disconnect', (reason) => {
      lose()
      if (reason === 'io server disconnect') comeBackSlowly()
    })
    made.on('connect_error', () => {
      lose()
      // Inactive: the server answered and refused, and the library leaves it at that.
      if (!made.active) comeBackSlowly()
    })
    made.io.on('ping', sign)
    made.connect()
  }

  /** Even the library may be out of reach for a while. */
  function begin(): void {
    start().catch(() => {
      say({ status: 'idle' })
      later(5_000, () => {
        if (state.status === 'idle' && followers.size > 0) begin()
      })
    })
  }

  const signing = setInterval(() => {
    for (const key of places.keys()) sendPlace(key)
  }, signEveryMs)

  return {
    follow(topic, hear) {
      const key = keyOf(topic)
      const others = followers.get(key)
      if (others) others.hearing.add(hear)
      else followers.set(key, { topic, hearing: new Set([hear]) })
      if (state.status === 'idle') begin()
      else if (state.status === 'open') {
        // Where others follow it already this page's data are still older than this moment.
        void (others ? Promise.resolve() : watch(key)).then(() => {
          if (followers.get(key)?.hearing.has(hear)) hear({ kind: 'fetch' })
        })
      }
      return () => {
        followers.get(key)?.hearing.delete(hear)
        // The next page often follows the same.
        later(1_000, () => {
          if (followers.get(key)?.hearing.size !== 0) return
          followers.delete(key)
          if (socket?.connected) socket.emit('unwatch', topic, () => undefined)
        })
      }
    },
    present(topic, part, place) {
      const key = keyOf(topic)
      const said = places.get(key)?.said ?? new Map<object, string>()
      const had = said.delete(part)
      if (place !== '') said.set(part, place)
      if (!had && place === '') return
      places.set(key, { topic, said })
      sendPlace(key)
    },
    onPresence(topic, hear) {
      const key = keyOf(topic)
      const hearing = watchers.get(key) ?? new Set()
      watchers.set(key, hearing.add(hear))
      return () => void hearing.delete(hear)
    },
    state: () => state,
    onState(hear) {
      stateHearers.add(hear)
      return () => void stateHearers.delete(hear)
    },
    wake() {
      if (!socket || isClosed) return
      const isQuiet = Date.now() - (state.lastSignAt ?? 0) > quietAfterMs
      if (socket.connected && !isQuiet) return
      socket.disconnect()
      socket.connect()
    },
    close() {
      isClosed = true
      clearInterval(signing)
      for (const timer of timers) clearTimeout(timer)
      socket?.disconnect()
    },
  }
}
