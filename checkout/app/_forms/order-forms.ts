/** The forms of an order that a buyer writes in, by their path under its page. */
export const ORDER_FORMS = ['complaint', 'return', 'review'] as const

export type OrderForm = (typeof ORDER_FORMS)[number]

/** How the shop says that this browser has an order no more: its session has ended, or is another's. */
const ORDER_GONE = ['order_missing', 'session_missing']

export const isOrderGone = (code: string) => ORDER_GONE.includes(code)
