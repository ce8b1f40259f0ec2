import type { orders, paymentAttempts } from '@/db/schema'
import type { ProviderStatus } from '../gateway/provider-status'

/** What a decision is carried out on. The order's row is locked, so nothing of it changes meanwhile. */
export type PaymentContext = {
  order: typeof orders.$inferSelect
  attempt: typeof paymentAttempts.$inferSelect
  provider: ProviderStatus
  now: Date
}
