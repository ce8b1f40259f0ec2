import { refuse } from '@jembatan/http/form-action'
import { readFailure } from '@/server/trpc/failures'
import { isOrderGone } from './order-forms'
import { PHOTO_MISTAKES } from './photo/photo-form'

/** Reply of an order's form once this browser can no longer open the order. */
export type OrderGone = { isOrderGone?: true }

/**
 * For a `catch`: reports a lost order, or a photo's error at its field. Rethrows any other failure.
 */
export function refuseOrderForm(error: unknown): never {
  const { code = '', details = {} } = readFailure(error) ?? {}
  if (isOrderGone(code)) refuse({}, { isOrderGone: true } satisfies OrderGone)
  if (PHOTO_MISTAKES.some((one) => one === code)) refuse({ photos: [code, details] })
  throw error
}
