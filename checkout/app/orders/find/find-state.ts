export type FindState = {
  typed: { orderId: string; phone: string }
  /** Which words tell the mistake, for each field that has one. */
  mistakes: Record<string, string>
}

export const NOTHING_TYPED: FindState = { typed: { orderId: '', phone: '' }, mistakes: {} }
