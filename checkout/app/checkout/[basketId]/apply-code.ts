import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { shop } from '@/app/_request/visitor'
import { type Failure, readFailure } from '@/server/trpc/failures'
import { UNFIT_REASONS } from '@/server/voucher/limits'
import { sayUnfit } from './describe-voucher'

/** Applies a typed voucher code. Returns the sentence for either outcome. */
export async function applyCode(voucher: { basketId: string; code: string }) {
  const t = await getTranslations('voucher')
  const applied = await (await shop()).basket.applyVoucher(voucher).catch((error: unknown) => {
    const failure = readFailure(error)
    if (!failure) throw error
    return failure
  })
  revalidatePath(`/checkout/${voucher.basketId}`)

  return 'details' in applied ? { refused: await explain(applied) } : { done: t('done', { code: applied.code }) }
}

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
