import { readFileSync } from 'node:fs'
import type { MerchantSeed } from '@/db/seed'
import { getEnvironment } from '../environment'
import { usualMethods } from '../method/methods'

export function readMerchantSeed(): MerchantSeed {
  const environment = getEnvironment()
  const {
    KASIR_PAYOUT_CREATOR_KEY: creatorKey,
    KASIR_PAYOUT_APPROVER_KEY: approverKey,
    KASIR_PAYOUT_MERCHANT_KEY: merchantKey,
    KASIR_PAYOUT_NOTIFICATION_URL: notificationUrl,
    KASIR_BI_SNAP_CLIENT_ID: clientId,
    KASIR_BI_SNAP_CLIENT_SECRET: clientSecret,
    KASIR_BI_SNAP_MERCHANT_KEYS_FILE: keysFile,
    KASIR_BI_SNAP_NOTIFICATION_URL: biSnapUrl,
  } = environment

  return {
    serverKey: environment.KASIR_MERCHANT_SERVER_KEY,
    clientKey: environment.KASIR_MERCHANT_CLIENT_KEY,
    finishUrl: environment.KASIR_MERCHANT_FINISH_URL,
    embedOrigins: environment.KASIR_EMBED_ORIGINS,
    demoMethods: environment.SIM_MODE ? usualMethods : undefined,
    payouts:
      creatorKey && approverKey && merchantKey ? { creatorKey, approverKey, merchantKey, notificationUrl } : undefined,
    biSnap:
      clientId && clientSecret && keysFile
        ? { clientId, clientSecret, publicKeys: readFileSync(keysFile, 'utf8'), notificationUrl: biSnapUrl }
        : undefined,
  }
}
