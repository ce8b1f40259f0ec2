import { eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, snapTokens, transactions } from '@/db/schema'
import { type Method, type MethodKind, offeredMethods, termsOf } from '../method/methods'
import { isUuid, type Merchant, type SnapToken, type Transaction } from '../payment/payment'

type Opened = { page: SnapToken; merchant: Merchant }

/**
 * Content of a payment page. It has a state of its own, because two statuses may look alike to a
 * payer.
 */
export type PaymentPage =
  | { state: 'unknown' }
  | (Opened & { state: 'revoked' | 'expired'; transaction?: Transaction })
  | (Opened & { state: 'choose'; methods: Method[]; denied: boolean; transaction?: Transaction })
  | (Opened & { state: Waiting; transaction: Transaction })
  | (Opened & { state: 'paid' | 'review' | 'cancelled' | 'reversed' | 'refunded'; transaction: Transaction })

/** After the confirmation the next step depends on the kind of the method. */
export type Waiting = MethodKind

export type PageState = PaymentPage['state']

const WAITING: PageState[] = ['qr', 'ewallet', 'redirect', 'va', 'bill', 'counter', 'card'] satisfies Waiting[]

export async function getPaymentPage(
  db: Connection,
  { token, now, lock = false }: { token: string; now: Date; lock?: boolean },
): Promise<PaymentPage> {
  const page = isUuid(token) ? await findPage(db, token, lock) : undefined
  if (!page) return { state: 'unknown' }

  const { transaction, ...opened } = page
  const state = transaction ? stateOf(transaction, now) : 'choose'
  if (state === 'expired') return { ...opened, state, transaction }
  if (transaction && isWaiting(state)) return { ...opened, state, transaction }
  if (transaction && state !== 'choose') return { ...opened, state, transaction }
  if (opened.page.revokedAt) return { ...opened, state: 'revoked' }
  if (opened.page.pageExpiresAt <= now) return { ...opened, state: 'expired', transaction }

  return {
    ...opened,
    state: 'choose',
    methods: offeredMethods(opened.page, opened.merchant),
    denied: transaction !== undefined,
    transaction,
  }
}

export type WaitingPage = Extract<PaymentPage, { state: Waiting }>

/** Whether the payer may change the confirmed method: the page would still offer others. */
export const isChangeable = (opened: PaymentPage, now: Date): opened is WaitingPage =>
  isWaiting(opened.state) && 'page' in opened && opened.page.revokedAt === null && opened.page.pageExpiresAt > now

const isWaiting = (state: PageState): state is Waiting => WAITING.includes(state)

/** The page with its newest transaction. After a denial a page has several. */
async function findPage(db: Connection, token: string, lock: boolean) {
  const newest = sql`(select id from transactions as tried where tried.token = ${snapTokens.token} order by number desc limit 1)`
  const page = db
    .select({ page: snapTokens, merchant: merchants, transaction: transactions })
    .from(snapTokens)
    .innerJoin(merchants, eq(merchants.id, snapTokens.merchantId))
    .leftJoin(transactions, eq(transactions.id, newest))
    .where(eq(snapTokens.token, token))
  const [row] = await (lock ? page.for('update', { of: snapTokens }) : page)

  return row && { ...row, transaction: row.transaction ?? undefined }
}

/**
 * A denied payer may try again on the same page, but not after a payment that the bank reversed.
 */
function stateOf({ status, fraudStatus, method, expiresAt, settledAt }: Transaction, now: Date) {
  switch (status) {
    case 'pending':
      return expiresAt <= now ? 'expired' : termsOf(method).kind
    case 'capture':
      return fraudStatus === 'challenge' ? 'review' : 'paid'
    case 'deny':
    case 'failure':
      return settledAt ? 'reversed' : 'choose'
    case 'cancel':
      return 'cancelled'
    case 'expire':
      return 'expired'
    case 'refund':
    case 'partial_refund':
      return 'refunded'
    // For the payer, an authorized or charged-back payment is paid.
    default:
      return 'paid'
  }
}
