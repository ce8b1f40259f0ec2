import { defineConfig } from 'vitest/config'

/**
 * The payment core's rules are pure, so `npm run mutate:payment` needs no database and takes
 * minutes.
 */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: [
      'server/payment/decision/decide-payment.test.ts',
      'server/payment/gateway/{provider-status,refund-response}.test.ts',
      'server/payment/notification/{is-plausible-status,signature}.test.ts',
      'server/payment/refund/refund-rules.test.ts',
      'server/ledger/postings.test.ts',
    ],
  },
})
