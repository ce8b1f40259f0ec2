import { refuse } from '@jembatan/http/form-action'
import { readFailure } from '@/server/trpc/failures'
import { isOrderGone } from './order-forms'
import { PHOTO_MISTAKES } from './photo/photo-form'

/** What a form of an order shows once its browser has the order no more. */
export type OrderGone = { isOrderGone?: true }

/** For a `catch`: the form says that the order is gone, or at its field why a photo is not taken. Any other failure goes on. */
export function refuseOrderForm(error: unknown): never {
  const { code = '', details = {} } = readFailure(error) ?? {}
  if (isOrderGone(code)) refuse({}, { isOrderGone: true } satisfies OrderGone)
  if (PHOTO_MISTAKES.some((one) => one === code)) refuse({ photos: [code, details] })
  throw error
}
