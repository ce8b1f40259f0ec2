'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { shop } from '@/app/_request/visitor'
import { type Failure, readFailure } from '@/server/trpc/failures'
import { UNFIT_REASONS } from '@/server/voucher/limits'
import { sayUnfit } from './describe-voucher'
import { steps, voucherOf } from './steps'
import type { VoucherState } from './voucher-state'

/** By a code that was typed: applied, or at the field why not. */
export const applyVoucher = action(
  { who: 'buyer', refusal: 404, limits: [{ by: 'limitCodes', of: 'address', most: 30, seconds: 600 }] },
  async (_: VoucherState, form: FormData): Promise<VoucherState> => {
    const { basketId, code } = readFields(voucherOf, form)
    const t = await getTranslations('voucher')
    const applied = await (await shop()).basket.applyVoucher({ basketId, code }).catch((error: unknown) => {
      const failure = readFailure(error)
      if (!failure) throw error
      return failure
    })
    revalidatePath(`/checkout/${basketId}`)
    if ('details' in applied) return { typed: code, mistake: await explain(applied), done: null }

    return { typed: '', mistake: null, done: t('done', { code: applied.code }) }
  },
)

/** One of the list. */
export const chooseVoucher = action(
  { who: 'buyer', refusal: 404, limits: [{ by: 'limitCodes', of: 'address', most: 30, seconds: 600 }] },
  async (form: FormData) => {
    await steps.chooseVoucher(form)
  },
)

export const removeVoucher = action({ who: 'buyer', refusal: 404 }, async (form: FormData) => {
  await steps.removeVoucher(form)
})

const unfit = z.object({
  reason: z.enum(UNFIT_REASONS),
  missing: z.number().optional(),
  startsAt: z.string().optional(),
  endsAt: z.string().optional(),
  shop: z.string(),
  category: z.string(),
})

async function explain({ code, details }: Failure) {
  const t = await getTranslations('voucher.errors')
  const refused = unfit.safeParse(details)
  if (code === 'voucher_unfit' && refused.success) return sayUnfit(refused.data)
  if (code === 'too_many_codes') return t(code, { minutes: Number(details.minutes) })

  return t(isError(code) ? code : 'unknown')
}

const ERRORS = ['code_missing', 'voucher_unknown', 'text_unreadable'] as const
const isError = (code: string): code is (typeof ERRORS)[number] => ERRORS.some((one) => one === code)
