import type { MerchantSeed } from './seed'

/** Authorizes the simulation in every test. */
export const TEST_SIMULATION_KEY = '51'.repeat(32)

export const TEST_PAYOUT_KEYS = {
  creatorKey: 'IRIS-creator-test',
  approverKey: 'IRIS-approver-test',
  merchantKey: 'IRIS-merchant-test',
}

/**
 * The merchant in every test database. Its server key is that of the published signature examples.
 */
export const TEST_MERCHANT: MerchantSeed = {
  serverKey: 'SB-Mid-server-test',
  clientKey: 'SB-Mid-client-test',
  finishUrl: 'http://shop.test/payment/finish',
  payouts: TEST_PAYOUT_KEYS,
}
