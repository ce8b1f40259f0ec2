import type { MerchantSeed } from './seed'

/** Opens the simulation of every test. */
export const TEST_SIMULATION_KEY = '51'.repeat(32)

/** The merchant that every test database knows. Its server key is the one of the published signature examples. */
export const TEST_MERCHANT: MerchantSeed = {
  serverKey: 'SB-Mid-server-test',
  clientKey: 'SB-Mid-client-test',
  finishUrl: 'http://shop.test/payment/finish',
}
