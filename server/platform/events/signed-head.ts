import canonicalize from 'canonicalize'
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import type { Secret } from '../config.ts'

/** A head of the chain as it is signed: whoever keeps one elsewhere can prove a later rewriting of all before it. */
export type Head = { position: number; seal: Buffer; signedAt: Date }
export type SignedHead = Head & { keyId: string; signature: Buffer }

// The fixed beginning of an Ed25519 private key in PKCS #8 (RFC 8410); the 32 bytes of the seed follow.
const pkcs8Beginning = Buffer.from('302e020100300506032b657004220420', 'hex')

function privateKeyOf(secret: Secret): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Beginning, secret.bytes]), format: 'der', type: 'pkcs8' })
}

function publicKeyOf(secret: Secret): KeyObject {
  return createPublicKey(privateKeyOf(secret))
}

/** The public half, as the 32 bytes of RFC 8032 in base64: what a reader outside needs to check signatures. */
export function publicKeyText(secret: Secret): string {
  const { x } = publicKeyOf(secret).export({ format: 'jwk' })
  return Buffer.from(x ?? '', 'base64url').toString('base64')
}

function messageOf(head: Head, keyId: string): Buffer {
  const facts = { position: head.position, seal: head.seal.toString('hex'), signedAt: head.signedAt.toISOString(), keyId }
  return Buffer.from(canonicalize(facts) ?? '')
}

export function signHead(head: Head, secret: Secret): SignedHead {
  return { ...head, keyId: secret.id, signature: sign(null, messageOf(head, secret.id), privateKeyOf(secret)) }
}

/** `unknown-key` where no key of ours has that id; the keys of the past stay in AUDIT_KEY behind the present one. */
export function checkHead(head: SignedHead, secrets: readonly Secret[]): 'good' | 'bad' | 'unknown-key' {
  const secret = secrets.find((one) => one.id === head.keyId)
  if (!secret) return 'unknown-key'
  return verify(null, messageOf(head, head.keyId), publicKeyOf(secret), head.signature) ? 'good' : 'bad'
}
