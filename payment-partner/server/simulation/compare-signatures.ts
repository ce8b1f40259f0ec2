import { randomUUID } from 'node:crypto'
import { desc } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { findAccount, issueToken } from '../bi-snap/access'
import { isSignedByKey, notificationText, signCall, signWithKey } from '../bi-snap/sign'
import { formatTimestamp } from '../bi-snap/timestamp'
import { formatAmount } from '../gateway/format'
import { sign } from '../payment/sign'
import { NotPossibleNow } from './refusals'

type Keys = { privateKey: string; publicKey: string }
type Compare = { merchant: { id: string; serverKey: string }; keys: Keys | undefined; now: Date; send: Send }

/** Sends a call through Kasir's own endpoint, which verifies it like every other call. */
type Send = (path: string, sent: { body: string; headers: Record<string, string> }) => Promise<Response>

const PATH = '/v1.0/qr/qr-mpm-query'
const NOTIFICATION_PATH = '/v1.0/qr/qr-mpm-notify'

/**
 * Signs a real call about the newest payment in place of the merchant, and sends it twice: as
 * signed, and with one byte of its body changed. Beside it stands Core's signature of the same
 * payment, which does not cover the status.
 * @throws {NotPossibleNow} without BI-SNAP, or without a payment.
 */
export async function compareSignatures(db: Database, { merchant, keys, now, send }: Compare) {
  const account = await findAccount(db, merchant.id)
  const [newest] = await db.select().from(transactions).orderBy(desc(transactions.number)).limit(1)
  if (!account || !keys || !newest) throw new NotPossibleNow('There is no account for BI-SNAP, or no payment yet.')

  const accessToken = await issueToken(db, { merchantId: merchant.id, now })
  // The machine's time, by which calls are judged.
  const timestamp = formatTimestamp(new Date())
  const body = JSON.stringify({ originalPartnerReferenceNo: newest.orderId, serviceCode: '47' })
  const signature = signCall({ path: PATH, accessToken, body, timestamp }, account.clientSecret)
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'content-type': 'application/json',
    'x-timestamp': timestamp,
    'x-signature': signature,
    'x-partner-id': merchant.id,
    'channel-id': '95221',
  }
  const changed = body.replace('47', '57')
  const call = (sent: string) => send(PATH, { body: sent, headers: { ...headers, 'x-external-id': randomUUID() } })
  const [genuine, altered] = [await call(body), await call(changed)]

  return {
    call: { path: PATH, timestamp, body, signature: shorten(signature), code: await codeOf(genuine) },
    changed: { body: changed, code: await codeOf(altered) },
    notification: compareNotifications(newest.orderId, { keys, timestamp }),
    core: compareWithCore({ orderId: newest.orderId, amount: newest.grossAmount, serverKey: merchant.serverKey }),
  }
}

function compareNotifications(orderId: string, { keys, timestamp }: { keys: Keys; timestamp: string }) {
  const bodyOf = (latestTransactionStatus: string) =>
    JSON.stringify({ originalPartnerReferenceNo: orderId, latestTransactionStatus })
  const textOf = (body: string) => notificationText({ path: NOTIFICATION_PATH, body, timestamp })
  const signature = signWithKey(textOf(bodyOf('03')), keys.privateKey)
  const verify = (body: string) => isSignedByKey(textOf(body), { publicKeys: keys.publicKey, signature })

  return {
    path: NOTIFICATION_PATH,
    body: bodyOf('03'),
    signature: shorten(signature),
    valid: verify(bodyOf('03')),
    changed: { body: bodyOf('00'), valid: verify(bodyOf('00')) },
  }
}

type WithCore = { orderId: string; amount: number; serverKey: string }

/** Core signs order, code and amount; a changed status keeps the signature valid. */
function compareWithCore({ orderId, amount, serverKey }: WithCore) {
  const signed = { order_id: orderId, status_code: '200', gross_amount: formatAmount(amount) }
  const signature = sign({ ...signed, serverKey })
  const bodyOf = (transaction_status: string) => ({ ...signed, transaction_status })
  const verify = (body: ReturnType<typeof bodyOf>) => sign({ ...body, serverKey }) === signature

  return {
    body: JSON.stringify(bodyOf('deny')),
    signature: shorten(signature),
    valid: verify(bodyOf('deny')),
    changed: { body: JSON.stringify(bodyOf('settlement')), valid: verify(bodyOf('settlement')) },
  }
}

/** Enough to recognise a signature, and too little to send it again. */
const shorten = (signature: string) => `${signature.slice(0, 24)}…`

const codeOf = async (response: Response): Promise<string> => {
  const answer: { responseCode?: string } = await response.json()

  return answer.responseCode ?? String(response.status)
}
