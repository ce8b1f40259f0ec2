import { randomInt } from 'node:crypto'
import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import { addJob } from '../jobs/add-job'
import { METHODS, type Method } from '../method/methods'
import { recordState } from './move-transaction'
import type { SnapToken, Transaction } from './payment'

type Open = { page: SnapToken; method: Method; now: Date; maskedCard?: string }

/** A method is confirmed: from here on the order exists for Get Status, and its time runs. */
export async function openTransaction(tx: Connection, { page, method, now, maskedCard }: Open): Promise<Transaction> {
  const expiresAt = expiryOf(page, method, now)
  const [opened] = await tx
    .insert(transactions)
    .values({
      merchantId: page.merchantId,
      orderId: page.orderId,
      token: page.token,
      method,
      grossAmount: page.grossAmount,
      currency: page.currency,
      transactionTime: now,
      expiresAt,
      // A bank judges a card only after the challenge.
      fraudStatus: method === 'credit_card' ? null : 'accept',
      notificationUrls: page.notificationUrls,
      customFields: page.customFields,
      payCode: method === 'bca_va' ? newVaNumber() : null,
      maskedCard,
    })
    .returning()
  if (!opened) throw new Error('PostgreSQL returned no row for an insert.')

  await recordState(tx, { transaction: opened, cause: 'payer', now })
  await addJob(tx, { task: 'expire-transaction', payload: { id: opened.id }, now, at: expiresAt })

  return opened
}

function expiryOf({ expiresAt, expiresAfterSeconds }: SnapToken, method: Method, now: Date) {
  if (expiresAt) return expiresAt

  return new Date(now.getTime() + (expiresAfterSeconds ?? METHODS[method].expiresAfterSeconds) * 1000)
}

// A company code that no bank gives out, then eleven digits.
const newVaNumber = () =>
  `00000${randomInt(10 ** 11)
    .toString()
    .padStart(11, '0')}`
