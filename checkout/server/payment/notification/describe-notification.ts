import { PAYMENT_NOTIFICATION, passed, refused } from '../../audit/crossings'
import type { Notification } from './read-notification'

const postedAs = (notification: Notification) => ({
  method: 'POST',
  path: isOverBiSnap(notification) ? '/api/payment/bi-snap' : '/api/payment/notification',
})

const signedAs = (notification: Notification, valid = true) => ({
  algorithm: isOverBiSnap(notification) ? 'RSA-SHA256' : 'SHA-512',
  valid,
})

/** Its signature is a header. */
const isOverBiSnap = ({ signature_key }: Notification) => signature_key === ''

/** The notification without its signature, which would allow a replay. */
export const describeNotification = (notification: Notification) => ({
  crossing: passed(PAYMENT_NOTIFICATION),
  message: {
    ...postedAs(notification),
    status: 200,
    body: valuesOf(notification),
    signature: signedAs(notification),
  },
})

/** Keeps only well-formed values: a forger may write anything into any field. */
export const describeForged = (notification: Notification) => ({
  crossing: refused(PAYMENT_NOTIFICATION),
  message: {
    ...postedAs(notification),
    status: 403,
    body: valuesOf(notification),
    signature: signedAs(notification, false),
  },
})

/**
 * A validly signed notification that the gateway's own status contradicts. It was acknowledged
 * before that was known.
 */
export const describeQuarantined = (notification: Notification) => ({
  crossing: refused(PAYMENT_NOTIFICATION),
  message: { ...postedAs(notification), body: valuesOf(notification), signature: signedAs(notification) },
})

const PATTERNS: Partial<Record<keyof Notification, RegExp>> = {
  order_id: /^(PSR-[0-9A-Z]{1,24}|TL-[0-9A-Z-]{1,24})-\d{1,3}$/,
  transaction_id: /^([0-9a-f-]{36}|A1\d{14}\w{12}ID)$/,
  transaction_status: /^[a-z_]{1,20}$/,
  status_code: /^\d{2,3}$/,
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
