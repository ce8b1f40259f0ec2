'use server'

import { refuse } from '@jembatan/http/form-action'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { voucherCode } from '@/server/basket/input'
import { CODES } from '@/server/voucher/limits'
import { applyCode } from './apply-code'
import { steps } from './steps'

/** Applies a typed code, or reports the error at the field. */
export const applyVoucher = formAction(
  { who: 'buyer', refusal: 404, limits: [CODES] },
  { schema: voucherCode, words: 'voucher.errors' },
  async (voucher) => {
    const { done, refused } = await applyCode(voucher)

    return done ?? refuse({ code: refused ?? '' })
  },
)

/** Applies a listed voucher. */
export const chooseVoucher = buttonAction(
  { who: 'buyer', refusal: 404, limits: [CODES] },
  steps.chooseVoucher.schema,
  async (voucher) => {
    await steps.chooseVoucher.take(voucher)
  },
)

export const removeVoucher = buttonAction(
  { who: 'buyer', refusal: 404 },
  steps.removeVoucher.schema,
  async (voucher) => {
    await steps.removeVoucher.take(voucher)
  },
)
