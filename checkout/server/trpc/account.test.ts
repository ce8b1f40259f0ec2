import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { dataDeletions } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { after } from '../testing/test-order'
import { createCallerFactory } from './procedure'
import { appRouter } from './router'

const customer = {
  id: 'maya',
  name: 'Maya',
  email: 'maya@pembeli.example',
  emailVerified: true,
  sessionHash: 'of the account',
}

const callAs = async (who: typeof customer | null) => {
  const { db } = await openShop()
  const sessionHash = who?.sessionHash ?? 'of the browser'
  const { rights, account, migrated } = createCallerFactory(appRouter)({
    db,
    readNow: async () => after(0),
    requestId: 'the-request',
    address: crypto.randomUUID(),
    sessionHash,
    operatorSession: null,
    browserHash: 'of the browser',
    customer: who,
    accountSession: null,
  })

  return {
    db,
    rights,
    account,
    migrated,
    deletions: () => db.select({ sessionHash: dataDeletions.sessionHash }).from(dataDeletions),
  }
}

test.each([
  ['for an account is not a browser’s, once somebody signed out', null, customer.id],
  ['for a browser is not an account’s, once somebody signed in', customer, null],
  ['for one account is not another’s', customer, 'hendra'],
])('a deletion request %s', async (_, who, account) => {
  const { rights, deletions } = await callAs(who)

  await expect(rights.requestDeletion({ account })).rejects.toMatchObject({ message: 'account_changed' })
  await expect(rights.withdrawDeletion({ account })).rejects.toMatchObject({ message: 'account_changed' })
  expect(await deletions()).toEqual([])
})

test.each([
  ['the account', customer, customer.id],
  ['the browser', null, null],
])('%s is requested for the account of the page', async (_, who, account) => {
  const { rights, deletions } = await callAs(who)

  await rights.requestDeletion({ account })

  expect(await deletions()).toEqual([{ sessionHash: who?.sessionHash ?? 'of the browser' }])
})

test('an account is not corrected to what was typed for another', async () => {
  const { rights } = await callAs(customer)
  const correction = { account: 'hendra', name: 'Hendra' }

  await expect(rights.correct(correction)).rejects.toMatchObject({ message: 'account_changed' })
})

test.each([
  ['a new password', ({ account }: Pasar, email: string) => account.requestReset({ email })],
  ['a claim link', ({ migrated }: Pasar, email: string) => migrated.request({ email })],
])('a request for %s is answered before the account is looked up', async (_, ask) => {
  const pasar = await callAs(null)

  const answer = pasar.db.transaction(async (tx) => {
    await tx.execute(sql`lock table customers, customer_resets, migrated_persons, mails`)
    await ask(pasar, customer.email)
  })

  await expect(answer).resolves.toBeUndefined()
})

type Pasar = Awaited<ReturnType<typeof callAs>>
