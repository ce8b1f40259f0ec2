import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { payoutAccounts } from '@/db/schema'
import { formatAmount } from '../gateway/format'
import { recordSignedNotifications } from '../notification/record-notifications'
import { formatInstant } from './describe-payout'
import { signPayout } from './sign-payout'
import { errorMessage, type Payout } from './status'

/** Notifies the merchant of a payout's present state, as the payout's delivery policy says. */
export async function notifyOfPayout(tx: Connection, { payout, now }: { payout: Payout; now: Date }) {
  const { merchantId, referenceNo, amount, status, updatedAt, errorCode } = payout
  const message = {
    reference_no: referenceNo,
    amount: formatAmount(amount),
    status,
    updated_at: formatInstant(updatedAt),
    ...(errorCode && { error_code: errorCode, error_message: errorMessage(errorCode) }),
  }
  await notify(tx, { merchantId, subject: referenceNo, referenceNo, message, now })
}

type TopUp = { merchantId: string; id: string; amount: number; now: Date }

/** Notifies the merchant of a top-up of its balance. */
export async function notifyOfTopUp(tx: Connection, { merchantId, id, amount, now }: TopUp) {
  const message = {
    transaction_id: id,
    order_id: `TOPUP-${id}`,
    gross_amount: formatAmount(amount),
    status: 'topup',
    transaction_time: formatInstant(now),
  }
  await notify(tx, { merchantId, subject: message.order_id, referenceNo: null, message, now })
}

type Notify = { merchantId: string; subject: string; referenceNo: string | null; message: object; now: Date }

async function notify(tx: Connection, { merchantId, message, ...notification }: Notify) {
  const [account] = await tx
    .select({ url: payoutAccounts.notificationUrl, merchantKey: payoutAccounts.merchantKey })
    .from(payoutAccounts)
    .where(eq(payoutAccounts.merchantId, merchantId))
  if (!account?.url) return

  const body = JSON.stringify(message)
  const signature = signPayout(body, account.merchantKey)
  await recordSignedNotifications(tx, { ...notification, merchantId, url: account.url, body, signature })
}
