import { z } from 'zod'

const notificationBody = z.object({ transaction_status: z.string() })

/** The state that a notification tells of. */
export const readStatus = (body: string) => notificationBody.parse(JSON.parse(body)).transaction_status

/** The body as people read it. Its signature is worth as much as a key, so a page shows only how it begins. */
export const legible = (body: string) =>
  JSON.stringify(JSON.parse(body), (name, value) => (name === 'signature_key' ? `${value.slice(0, 8)}…` : value), 2)
