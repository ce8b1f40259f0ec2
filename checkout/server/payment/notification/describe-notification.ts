import { PAYMENT_NOTIFICATION, passed, refused } from '../../audit/crossings'
import type { Notification } from './read-notification'

const POSTED = { method: 'POST', path: '/api/payment/notification' }
const SIGNED = { algorithm: 'SHA-512', valid: true }

/** The notification without its signature, which would allow a replay. */
export const describeNotification = (notification: Notification) => ({
  crossing: passed(PAYMENT_NOTIFICATION),
  message: { ...POSTED, status: 200, body: valuesOf(notification), signature: SIGNED },
})

/** Keeps only well-formed values: a forger may write anything into any field. */
export const describeForged = (notification: Notification) => ({
  crossing: refused(PAYMENT_NOTIFICATION),
  message: { ...POSTED, status: 403, body: valuesOf(notification), signature: { ...SIGNED, valid: false } },
})

/**
 * A validly signed notification that the gateway's own status contradicts. It was acknowledged
 * before that was known.
 */
export const describeQuarantined = (notification: Notification) => ({
  crossing: refused(PAYMENT_NOTIFICATION),
  message: { ...POSTED, body: valuesOf(notification), signature: SIGNED },
})

const PATTERNS: Partial<Record<keyof Notification, RegExp>> = {
  order_id: /^(PSR-[0-9A-Z]{1,24}|TL-[0-9A-Z-]{1,24})-\d{1,3}$/,
  transaction_id: /^[0-9a-f-]{36}$/,
  transaction_status: /^[a-z_]{1,20}$/,
  status_code: /^\d{3}$/,
  gross_amount: /^\d{1,10}(\.\d\d)?$/,
  payment_type: /^[a-z_]{1,24}$/,
}

const valuesOf = (notification: Notification) =>
  Object.fromEntries(
    Object.entries(PATTERNS)
      .map(([name, pattern]) => [name, String(notification[name] ?? ''), pattern] as const)
      .filter(([, value, pattern]) => pattern?.test(value))
      .map(([name, value]) => [name, value]),
  )
