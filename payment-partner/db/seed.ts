import { connect } from './connect'
import { clock, merchants } from './schema'

export type MerchantSeed = { serverKey: string; clientKey: string; finishUrl: string }

export const DEMO_MERCHANT_ID = 'G000000001'

/** The demo merchant, with the keys it is given today. Running it again changes nothing but changed keys. */
export async function seed(url: string, { serverKey, clientKey, finishUrl }: MerchantSeed) {
  const { db, close } = connect(url)
  try {
    const today = { name: 'Pasar', serverKey, clientKey, finishUrl }
    await db
      .insert(merchants)
      .values({ id: DEMO_MERCHANT_ID, ...today })
      .onConflictDoUpdate({ target: merchants.id, set: today })
    await db.insert(clock).values({}).onConflictDoNothing()
  } finally {
    await close()
  }
}
