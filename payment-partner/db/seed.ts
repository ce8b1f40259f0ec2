import { sql } from 'drizzle-orm'
import { type Connection, connect } from './connect'
import { biSnapAccounts, clock, merchants, payoutAccounts } from './schema'

export type PayoutSeed = { creatorKey: string; approverKey: string; merchantKey: string; notificationUrl?: string }

export type BiSnapSeed = { clientId: string; clientSecret: string; publicKeys: string; notificationUrl?: string }

export type MerchantSeed = {
  serverKey: string
  clientKey: string
  finishUrl: string
  embedOrigins?: string[]
  /**
   * In a demo, the methods that a start switches on again. The start also replaces keys and
   * notification addresses that operators changed.
   */
  demoMethods?: string[]
  /** Absent: the merchant has no payouts. */
  payouts?: PayoutSeed
  /** Absent: the merchant has no BI-SNAP. */
  biSnap?: BiSnapSeed
}

export const DEMO_MERCHANT_ID = 'G000000001'

export async function seed(url: string, merchant: MerchantSeed) {
  const { db, close } = connect(url)
  try {
    await seedMerchant(db, merchant)
  } finally {
    await close()
  }
}

const UNLESS_ROTATED = sql`case when ${merchants.previousServerKey} = excluded.server_key
  then ${merchants.serverKey} else excluded.server_key end`

const UNLESS_CONFIGURED = sql`nullif(${merchants.nextServerKey}, excluded.server_key)`

const LEAVE_ROTATED = { serverKey: UNLESS_ROTATED, nextServerKey: UNLESS_CONFIGURED }

const repaired = (demoMethods: string[]) => ({
  nextServerKey: null,
  serverKeyEndsAt: null,
  previousServerKey: null,
  previousKeyEndsAt: null,
  notificationUrl: null,
  recurringNotificationUrl: null,
  // Methods that were switched on stay on.
  methods: sql`case when ${merchants.methods} @> ${JSON.stringify(demoMethods)}::jsonb then ${merchants.methods} end`,
})

/**
 * Creates the demo merchant with the configured keys. A second run updates only changed keys, and
 * leaves a rotated key as it is, except in a demo.
 */
export async function seedMerchant(
  db: Connection,
  { embedOrigins = [], payouts, biSnap, demoMethods, ...merchant }: MerchantSeed,
) {
  const today = { name: 'Pasar', ...merchant, embedOrigins }
  await db
    .insert(merchants)
    .values({ id: DEMO_MERCHANT_ID, ...today })
    .onConflictDoUpdate({
      target: merchants.id,
      set: { ...today, ...(demoMethods ? repaired(demoMethods) : LEAVE_ROTATED) },
    })
  if (payouts)
    await db
      .insert(payoutAccounts)
      .values({ merchantId: DEMO_MERCHANT_ID, ...payouts })
      .onConflictDoUpdate({ target: payoutAccounts.merchantId, set: payouts })
  if (biSnap)
    await db
      .insert(biSnapAccounts)
      .values({ merchantId: DEMO_MERCHANT_ID, ...biSnap })
      .onConflictDoUpdate({ target: biSnapAccounts.merchantId, set: biSnap })
  await db.insert(clock).values({}).onConflictDoNothing()
}
