import { and, eq, gt } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, payAccounts } from '@/db/schema'
import { coreRefusal } from '../gateway/core-answer'
import { isPayerKey, payerKeyOf } from '../payment/payer-key'
import { isUuid, type Merchant } from '../payment/payment'
import { describeAccount, type PayAccount } from './describe-account'
import type { LinkRequest } from './parse-link'

const CONFIRMED_WITHIN_MS = 15 * 60 * 1000

/** The published test numbers that GoPay refuses, with its answers. */
const REFUSED = new Map([
  ['123450001', { channel_response_code: '105', channel_response_message: 'User Not Found' }],
  ['123450002', { channel_response_code: '112', channel_response_message: 'Wallet is Blocked' }],
])

type Link = { merchant: Merchant; request: LinkRequest; origin: string; now: Date }

/** Begins to link a wallet: its owner confirms at the address in the answer. */
export async function linkAccount(db: Connection, { merchant, request, origin, now }: Link) {
  const refusal = REFUSED.get(request.phone_number)
  if (refusal) return { ...coreRefusal('202', 'GoPay account is not linked'), payment_type: 'gopay', ...refusal }

  const [account] = await db
    .insert(payAccounts)
    .values({
      merchantId: merchant.id,
      redirectUrl: request.redirect_url ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + CONFIRMED_WITHIN_MS),
    })
    .returning()
  if (!account) throw new Error('PostgreSQL returned no row for an insert.')
  const url = `${origin}/gopay-link/${account.id}?key=${payerKeyOf({ transaction: account, merchant })}`
  const actions = ['activation-link-url', 'activation-link-app'].map((name) => ({ name, method: 'GET', url }))

  return { ...describeAccount(account, now), actions }
}

type Named = { merchantId: string; id: string; now: Date }

/** Answers with the account, or with 404 for another merchant's too. */
export async function getAccount(db: Connection, { merchantId, id, now }: Named) {
  const account = await findAccount(db, { merchantId, id })

  return account ? describeAccount(account, now) : coreRefusal('404', "Account doesn't exist.")
}

/** Ends a link. Only a confirmed one can end. */
export async function unlinkAccount(db: Connection, { merchantId, id, now }: Named) {
  if (!(await findAccount(db, { merchantId, id }))) return coreRefusal('404', "Account doesn't exist.")
  const [ended] = await db
    .update(payAccounts)
    .set({ status: 'DISABLED' })
    .where(and(eq(payAccounts.id, id), eq(payAccounts.status, 'ENABLED')))
    .returning()
  if (!ended) return coreRefusal('412', 'Account status cannot be updated.')

  return {
    ...describeAccount(ended, now),
    channel_response_code: '0',
    channel_response_message: 'Process service request successfully.',
  }
}

async function findAccount(db: Connection, { merchantId, id }: Omit<Named, 'now'>): Promise<PayAccount | undefined> {
  if (!isUuid(id)) return undefined

  return db.query.payAccounts.findFirst({ where: and(eq(payAccounts.id, id), eq(payAccounts.merchantId, merchantId)) })
}

/**
 * A wallet that its owner has linked to the merchant, and not ended. The link does not end before
 * the caller's transaction.
 */
export async function findEnabledAccount(tx: Connection, { merchantId, id }: Omit<Named, 'now'>) {
  if (!isUuid(id)) return undefined
  const [account] = await tx
    .select()
    .from(payAccounts)
    .where(and(eq(payAccounts.id, id), eq(payAccounts.merchantId, merchantId), eq(payAccounts.status, 'ENABLED')))
    .for('share')

  return account
}

type Owner = { id: string; key: string }

/** The account at its owner. Undefined without the key of the address. */
export async function findOwnAccount(db: Connection, { id, key }: Owner) {
  if (!isUuid(id)) return undefined
  const [row] = await db
    .select({ account: payAccounts, merchant: merchants })
    .from(payAccounts)
    .innerJoin(merchants, eq(merchants.id, payAccounts.merchantId))
    .where(eq(payAccounts.id, id))

  return row && isPayerKey(key, { transaction: row.account, merchant: row.merchant }) ? row : undefined
}

type Answer = Owner & { answer: 'confirm' | 'refuse'; now: Date }

/** The owner's answer, within the time to confirm. A second answer changes nothing. */
export async function answerLink(db: Connection, { id, key, answer, now }: Answer) {
  if (!(await findOwnAccount(db, { id, key }))) return
  await db
    .update(payAccounts)
    .set({ status: answer === 'confirm' ? 'ENABLED' : 'DISABLED' })
    .where(and(eq(payAccounts.id, id), eq(payAccounts.status, 'PENDING'), gt(payAccounts.expiresAt, now)))
}
