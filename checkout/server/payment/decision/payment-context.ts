import type { orders, paymentAttempts } from '@/db/schema'
import type { ProviderStatus } from '../gateway/provider-status'

/** The rows of a decision. The order's row is locked, so nothing of it changes meanwhile. */
export type PaymentContext = {
  order: typeof orders.$inferSelect
  attempt: typeof paymentAttempts.$inferSelect
  provider: ProviderStatus
  /** The gateway has a newer transaction of the attempt. */
  isEarlier: boolean
  now: Date
}
