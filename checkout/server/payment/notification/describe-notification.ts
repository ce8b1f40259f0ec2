import { PAYMENT_NEWS, passed, refused } from '../../audit/crossings'
import type { Notification } from './read-notification'

const POSTED = { method: 'POST', path: '/api/payment/notification' }
const SIGNED = { algorithm: 'SHA-512', valid: true }

/** What crossed, without the signature: with it the notification could be sent again. */
export const describeNotification = (notification: Notification) => ({
  crossing: passed(PAYMENT_NEWS),
  message: { ...POSTED, status: 200, body: factsOf(notification), signature: SIGNED },
})

/** Of a forged notification only values in the form of facts are kept: a forger may write anything anywhere. */
export const describeForged = (notification: Notification) => ({
  crossing: refused(PAYMENT_NEWS),
  message: { ...POSTED, status: 403, body: factsOf(notification), signature: { ...SIGNED, valid: false } },
})

/** A signed one that the gateway's own status contradicts. It was answered before that was known. */
export const describeQuarantined = (notification: Notification) => ({
  crossing: refused(PAYMENT_NEWS),
  message: { ...POSTED, body: factsOf(notification), signature: SIGNED },
})

const FACTS: Partial<Record<keyof Notification, RegExp>> = {
  order_id: /^PSR-[0-9A-Z]{1,24}-\d{1,3}$/,
  transaction_id: /^[0-9a-f-]{36}$/,
  transaction_status: /^[a-z_]{1,20}$/,
  status_code: /^\d{3}$/,
  gross_amount: /^\d{1,10}(\.\d\d)?$/,
  payment_type: /^[a-z_]{1,24}$/,
}

const factsOf = (notification: Notification) =>
  Object.fromEntries(
    Object.entries(FACTS)
      .map(([name, pattern]) => [name, String(notification[name] ?? ''), pattern] as const)
      .filter(([, fact, pattern]) => pattern?.test(fact))
      .map(([name, fact]) => [name, fact]),
  )
