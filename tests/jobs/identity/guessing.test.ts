import { afterAll, expect, it } from 'vitest'
import { keepCards } from '#jobs/cards/keep-cards.job.ts'
import { tellGuessing } from '#jobs/identity/tell-guessing.job.ts'
import { systemActor, type JobDefinition } from '#jobs/runtime/define-job.ts'
import { signInsGuessed } from '#server/features/identity/identity.events.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { openIdentityWorld, runFor } from './identity-world.ts'

const world = await openIdentityWorld()
const { house, mails } = world
afterAll(() => world.close())

it('every administrator gets a mail, and the desk a card, of guessing at many accounts', async () => {
  const [first, second, colleague] = [
    await staffAccount(house, { roles: ['administrator'], language: 'fr' }),
    await staffAccount(house, { roles: ['administrator', 'validator'], language: 'en' }),
    await staffAccount(house, { roles: ['validator'] }),
  ]
  const key = 'network-0123456789abcdef'
  await house.transaction(systemActor('a-test'), (tx) =>
    recordEvent(tx, signInsGuessed.of({ subjectId: key, version: 1, payload: { kind: 'network', accounts: 51 } })),
  )
  for (const job of [tellGuessing, keepCards] as unknown as JobDefinition[]) await runFor(world, job, key)

  const [told] = await mails.read(first.email)
  expect(told?.subject).toBe('Des tentatives de connexion visent de nombreux comptes')
  expect(told?.text).toContain('Plus de 50 comptes ont échoué en 10 minutes depuis un même réseau.')
  expect((await mails.read(second.email)).map(({ subject }) => subject)).toEqual(['Somebody tries to sign in to many accounts'])
  expect(await mails.read(colleague.email)).toEqual([])
  const cards = await house.sql`select kind::text, subject_type, subject_id, code from desk_cards`
  expect(cards).toEqual([{ kind: 'sign-ins-guessed', subject_type: 'guessing', subject_id: key, code: 'network' }])
})
