import type { Server, Socket } from 'socket.io'
import type { Actor, Applicant } from '../../features/actor.ts'
import type { Credentials } from '../http/request-facts.ts'
import type { Allowance } from './allowance.ts'
import type { ClientToServer, ServerToClient } from './live.contract.ts'
import type { Room } from './live-map.ts'

export type LiveServer = Server<ClientToServer, ServerToClient>
export type LiveSocket = Socket<ClientToServer, ServerToClient>

/** One open socket and what it may and does. Kept beside the socket: nothing of it is for other servers. */
export type Visitor = {
  socket: LiveSocket
  actor: Actor
  /** Who is signed in may also hold the cookie of a registration he is typing in another tab. */
  applicant: Applicant | undefined
  /** What the handshake brought, kept to ask again who this is. */
  credentials: Credentials
  /** Raised each time the actor is asked for anew, so that a policy's answer about the former one is not used. */
  generation: number
  /** Once his rights have been read after he came in. */
  verified: boolean
  /** Topics he follows, and the room in which he hears of each. */
  watched: Map<Room, string>
  /** Watches whose policy is being asked: a resume waits for them, since it speaks of the rooms one is in. */
  asking: Set<Promise<unknown>>
  /** Where he says he is: topic → room and member of its presence set. */
  presentAs: Map<Room, { room: string; member: string }>
  allowance: Allowance
}

/** Whom the credentials of one socket speak for. */
export type Identity = { actor: Actor; applicant: Applicant | undefined }

/** Asks who this is; like the doors for applicants, a socket also takes a registration's cookie beside a session's. */
export async function identityOf(credentials: Credentials, identify: (credentials: Credentials) => Promise<Actor>): Promise<Identity> {
  const actor = await identify(credentials)
  const { authorization, sessionToken, registrationToken } = credentials
  if (actor.kind === 'applicant' || authorization || !sessionToken || !registrationToken) return { actor, applicant: undefined }
  const other = await identify({ ...credentials, sessionToken: undefined })
  return { actor, applicant: other.kind === 'applicant' ? other : undefined }
}

/** The same session of the same person, and the same registration: only what he may can have changed. */
export function isSameOne(before: Identity, after: Identity): boolean {
  return keyOf(before.actor) === keyOf(after.actor) && before.applicant?.registrationId === after.applicant?.registrationId
}

function keyOf(actor: Actor): string {
  if (actor.kind === 'applicant') return `applicant ${actor.registrationId}`
  return 'sessionId' in actor ? `${actor.kind} ${actor.sessionId} ${actor.accountId}` : actor.kind
}
