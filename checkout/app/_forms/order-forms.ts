/** Path segments of the order forms in which a buyer types. */
export const ORDER_FORMS = ['complaint', 'return', 'review'] as const

export type OrderForm = (typeof ORDER_FORMS)[number]

/**
 * Codes for an order that this browser can no longer open: the session ended or belongs to someone
 * else.
 */
const ORDER_GONE = ['order_missing', 'session_missing']

export const isOrderGone = (code: string) => ORDER_GONE.includes(code)
