import { expect, test, vi } from 'vitest'
import { migratedPersons } from '@/db/schema'
import { startSession } from '../back-office/operator-sessions'
import { openStage } from '../demo/testing/open-stage'
import { getEnvironment } from '../environment'
import { writeInvitations } from '../migrated/invite-shoppers'
import { openShop } from '../testing/open-world'
import { after } from '../testing/test-order'
import { createCallerFactory } from './procedure'
import { appRouter } from './router'

openStage()

async function inviteSomebody() {
  const { db } = await openShop()
  const now = after(0)
  const person = { name: 'Siti', phone: '+6281200000001', email: 'siti@pembeli.example', address: 'Jalan Melati 7' }
  await db.insert(migratedPersons).values({ ...person, consentText: 'pindah-2', consentAt: now, importedAt: now })
  await writeInvitations(db, { secret: 'ac'.repeat(32), now })
  const key = getEnvironment().PASAR_BACK_OFFICE_KEY
  const invitationsFor = (operatorSession: string | null) =>
    createCallerFactory(appRouter)({
      db,
      readNow: async () => now,
      requestId: 'the-request',
      address: crypto.randomUUID(),
      sessionHash: 'a browser',
      browserHash: 'a browser',
      operatorSession,
      customer: null,
      accountSession: null,
    }).migrated.invitations()

  return { invitationsFor, signIn: () => startSession({ db, now }, { key }) }
}

test('in a demo an operator reads an invitation’s link, and other visitors only the number of invitations', async () => {
  const { invitationsFor, signIn } = await inviteSomebody()

  const operator = await invitationsFor(await signIn())

  expect(operator).toMatchObject({ emails: [{ to: 'siti@pembeli.example' }], hidden: 0 })
  expect(operator.emails[0]?.text).toContain('/claim/')
  for (const session of [null, 'made up']) expect(await invitationsFor(session)).toEqual({ emails: [], hidden: 1 })
})

test('outside a demo no operator reads an invitation', async () => {
  vi.stubEnv('DEMO_MODE', '')
  const { invitationsFor, signIn } = await inviteSomebody()

  expect(await invitationsFor(await signIn())).toEqual({ emails: [], hidden: 0 })
})
