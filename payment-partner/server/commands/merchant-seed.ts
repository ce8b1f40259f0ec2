import type { MerchantSeed } from '@/db/seed'
import { getEnvironment } from '../environment'

export function readMerchantSeed(): MerchantSeed {
  const environment = getEnvironment()

  return {
    serverKey: environment.KASIR_MERCHANT_SERVER_KEY,
    clientKey: environment.KASIR_MERCHANT_CLIENT_KEY,
    finishUrl: environment.KASIR_MERCHANT_FINISH_URL,
    embedOrigins: environment.KASIR_EMBED_ORIGINS,
  }
}
