import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import type { Environment } from '../../environment'
import type { BiSnapGateway } from '../gateway/gateway'
import { noteGatewayTime } from '../gateway/gateway-time'
import { recordCallsIn } from '../gateway/record-call'
import { type FoundCharge, ofBiSnapCharge } from './charge-calls'
import { type BiSnapConnection, connectBiSnap } from './connection'

type Settings = Pick<Environment, 'PASAR_PAYMENT_API' | 'PASAR_ORIGIN' | 'MIDTRANS_TIMEOUT_MS' | 'BI_SNAP'>

export type BiSnap = {
  gateway: BiSnapGateway
  connection: BiSnapConnection
  /** RSA keys in PEM that verify the partner's notifications. */
  partnerKeys: string
}

/** Undefined without its keys. With them, earlier charges over BI-SNAP are found in either mode. */
export function openBiSnap(db: Connection, settings: Settings): BiSnap | undefined {
  const { PASAR_PAYMENT_API, PASAR_ORIGIN, MIDTRANS_TIMEOUT_MS: timeoutMs, BI_SNAP } = settings
  if (!BI_SNAP) return undefined
  const { privateKeyFile, partnerKeysFile, ...account } = BI_SNAP
  const connection = connectBiSnap({
    ...account,
    privateKey: createPrivateKey(readFileSync(privateKeyFile)),
    timeoutMs,
    onCall: recordCallsIn(db),
    onDate: noteGatewayTime,
  })

  return {
    connection,
    partnerKeys: readFileSync(partnerKeysFile, 'utf8'),
    gateway: biSnapGateway(db, { connection, isUsed: PASAR_PAYMENT_API === 'bi-snap', origin: PASAR_ORIGIN }),
  }
}

type Opened = { connection: BiSnapConnection; isUsed: boolean; origin: string }

export const biSnapGateway = (db: Connection, { connection, isUsed, origin }: Opened): BiSnapGateway => ({
  findCharge: async (id) => {
    const charge = await findCharge(db, id)

    return charge && ofBiSnapCharge(connection, charge)
  },
  isUsed,
  pageOf: (providerOrderId) => payPageOf(origin, providerOrderId.replace(/-\d+$/, '')),
  isOwnPage: (redirectUrl) => redirectUrl.startsWith(`${origin}/orders/`),
})

/** The shop's page where a buyer chooses a method. */
export const payPageOf = (origin: string, orderId: string) => `${origin}/orders/${orderId}/pay`

/** Pasar's own ids begin alike; any other id is the partner's. */
export async function findCharge(db: Connection, id: string): Promise<FoundCharge | undefined> {
  const { providerOrderId, transactionId, biSnap } = paymentAttempts
  const [attempt] = await db
    .select({ providerOrderId, charge: biSnap })
    .from(paymentAttempts)
    .where(eq(id.startsWith('PSR-') ? providerOrderId : transactionId, id))
    .limit(1)

  return attempt?.charge ? { providerOrderId: attempt.providerOrderId, charge: attempt.charge } : undefined
}
