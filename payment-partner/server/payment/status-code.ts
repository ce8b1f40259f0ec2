import type { Transaction } from './payment'
import type { Status } from './state-table'

type Standing = Pick<Transaction, 'status' | 'fraudStatus'>

const CODES: Partial<Record<Status, string>> = { pending: '201', deny: '202', failure: '202', expire: '407' }

/** Returns the code in Get Status. */
export function statusCode({ status, fraudStatus }: Standing) {
  if (status === 'capture' && fraudStatus === 'challenge') return '201'

  return CODES[status] ?? '200'
}

/**
 * Returns the code in a notification, which also enters its signature. It differs from `statusCode`
 * if nothing was paid in the end.
 */
export function notificationCode(standing: Standing) {
  return standing.status === 'cancel' || standing.status === 'expire' ? '202' : statusCode(standing)
}
