import { z } from 'zod'

const notificationBody = z.union([
  z.object({ transaction_status: z.string() }).transform(({ transaction_status }) => transaction_status),
  z.object({ status: z.string() }).transform(({ status }) => status),
])

/** The state of the transaction or the payout in a notification. */
export const readStatus = (body: string) => notificationBody.parse(JSON.parse(body))

/**
 * The body, indented. Its signature is worth as much as a key, so the page shows only its start.
 */
export const legible = (body: string) =>
  JSON.stringify(JSON.parse(body), (name, value) => (name === 'signature_key' ? `${value.slice(0, 8)}…` : value), 2)
