import { afterAll, describe, expect, it } from 'vitest'
import { personNumbers } from '#db/schema/persons.ts'
import { Readable } from 'node:stream'
import { addHelpAttachment } from '#server/features/identity/help-requests/add-help-attachment.command.ts'
import { askForHelp } from '#server/features/identity/help-requests/ask-for-help.command.ts'
import { nissIndex, sealNiss } from '#server/features/identity/identity-keys.ts'
import { nissCheckDigits } from '#server/features/identity/persons/niss.rules.ts'
import { inspectHelpAttachment } from '#jobs/identity/inspect-help-attachment.job.ts'
import { tellHelpRequest } from '#jobs/identity/tell-help-request.job.ts'
import { personAccount } from '#tests/support/factories/person-accounts.ts'
import { goodPdf, pdfWithOpenAction } from '#tests/support/pdfs.ts'
import { openIdentityWorld, runFor } from './identity-world.ts'

const world = await openIdentityWorld()
const { house, mails } = world
afterAll(() => world.close())

const anybody = { kind: 'anonymous' } as const
let counter = 0

function freshNiss(): string {
  counter += 2
  const nine = `804401${String(counter).padStart(3, '0')}`
  return nine + nissCheckDigits(nine, 1900)
}

async function numbered() {
  const account = await personAccount(house, { language: 'fr' })
  const niss = freshNiss()
  const { keys } = house.config
  await house.db.insert(personNumbers).values({
    personId: account.personId,
    nissSealed: sealNiss(keys, account.personId, niss),
    nissIndex: nissIndex(keys, niss),
    register: 'bis',
    issuedAt: house.clock.now(),
  })
  return { niss, name: account.name, email: account.email }
}

const asked = (told: { niss: string; name: string; email: string }) =>
  askForHelp(house, anybody, { ...told, topic: 'other', message: 'Nothing works.', language: 'en' })
const added = async (pdf: Buffer) => {
  const { id } = await asked({ niss: freshNiss(), name: 'Ana', email: 'ana@roca.example' })
  await addHelpAttachment(house, anybody, id, Readable.from([pdf]))
  return id
}
const attachmentOf = async (id: string) => {
  const [row] = await house.sql<{ state: string; key: string | null }[]>`
    select attachment_state as state, attachment_key as key from help_requests where id = ${id}`
  return row
}

describe('a question about signing in', () => {
  it('is acknowledged at the address of the account that all three fit, in its language, and once an hour', async () => {
    const told = await numbered()
    const { id, reference } = await asked(told)
    expect(await runFor(world, tellHelpRequest, id)).toBe('done')
    const { id: again } = await asked(told)
    expect(await runFor(world, tellHelpRequest, again)).toBe('done')
    const [mail, ...more] = await mails.read(told.email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Votre question sur la connexion nous est parvenue')
    expect(mail?.text).toContain(reference)
    expect(mail?.text).not.toContain(told.niss)
    expect(mail?.text).not.toContain('Nothing works')
  })

  it('is acknowledged whatever was asked about the same number before by somebody whom nothing fits', async () => {
    const told = await numbered()
    for (let time = 0; time < 3; time += 1) {
      const { id } = await asked({ ...told, name: 'Somebody Else' })
      await runFor(world, tellHelpRequest, id)
    }
    const { id } = await asked(told)
    await runFor(world, tellHelpRequest, id)
    expect(await mails.read(told.email)).toHaveLength(1)
    const events = await house.sql<{ name: string }[]>`select name from events where subject_id = ${id} order by seq`
    expect(events.map(({ name }) => name)).toEqual(['help-request.sent', 'help-request.acknowledged'])
  })

  it('is acknowledged once when two are asked and looked at in the same moment, and again after an hour', async () => {
    const told = await numbered()
    const [one, two] = await Promise.all([asked(told), asked(told)])
    await house.sql`update help_requests set sent_at = (select sent_at from help_requests where id = ${one.id}) where id = ${two.id}`
    await Promise.all([one, two].map(({ id }) => runFor(world, tellHelpRequest, id)))
    expect(await mails.read(told.email)).toHaveLength(1)
    await house.sql`update help_requests set sent_at = sent_at - interval '61 minutes' where id in ${house.sql([one.id, two.id])}`
    const { id } = await asked(told)
    await runFor(world, tellHelpRequest, id)
    expect(await mails.read(told.email)).toHaveLength(2)
  })

  it('is never answered to an address that was only typed', async () => {
    const told = await numbered()
    for (const wrong of [
      { ...told, email: 'stranger@elsewhere.example' },
      { ...told, name: 'Somebody Else' },
      { ...told, niss: freshNiss() },
    ]) {
      const { id } = await asked(wrong)
      expect(await runFor(world, tellHelpRequest, id)).toBe('done')
    }
    expect(await mails.read('stranger@elsewhere.example')).toEqual([])
    expect(await mails.read(told.email)).toEqual([])
  })
})

describe('a PDF that was added to one', () => {
  it('is opened at the desk only after the deep look, and one that acts by itself loses its bytes', async () => {
    const [good, bad] = [await added(await goodPdf()), await added(await pdfWithOpenAction())]
    const before = (await attachmentOf(bad))?.key ?? ''
    for (const id of [good, bad]) {
      expect((await attachmentOf(id))?.state).toBe('checking')
      expect(await runFor(world, inspectHelpAttachment, id)).toBe('done')
    }
    expect(await attachmentOf(good)).toMatchObject({ state: 'clean', key: expect.any(String) as string })
    expect(await attachmentOf(bad)).toEqual({ state: 'refused', key: null })
    await expect(house.files.read(before)).rejects.toThrow()
  })
})
