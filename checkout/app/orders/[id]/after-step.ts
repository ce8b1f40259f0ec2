/** Steps of one parcel, which its card announces on the order's page. */
export const PARCEL_STEPS = ['returned', 'received'] as const

export type ParcelStep = (typeof PARCEL_STEPS)[number]

/** The order's page after such a step, at its announcement. */
export const afterStep = (step: ParcelStep, { orderId, shopId: shop }: { orderId: string; shopId: string }) =>
  `/orders/${orderId}?${new URLSearchParams({ notice: step, shop })}#notice`
