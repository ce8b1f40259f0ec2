'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { AddressState } from '@/app/_forms/address/address-state'
import { keepTyped, saveOrExplain } from '@/app/_forms/address/read-address'
import { readFields } from '@/app/_forms/read-fields'
import { shop } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/caller'
import { takeStep } from './steps'
import { applyVoucher } from './voucher-actions'
import { APPLY_VOUCHER, NOTHING_TYPED } from './voucher-state'

const ofBasket = z.object({ basketId: z.uuid() })
const ofForm = ofBasket.extend({ step: z.string().optional(), intent: z.string().optional() })

/** Saves, or shows at each field what is wrong and keeps the input. Without scripts it also takes a step elsewhere on the page. */
export const saveAddress = action(
  { who: 'buyer', refusal: 404, limits: [{ by: 'limitCodes', of: 'address', most: 30, seconds: 600 }] },
  async (former: AddressState, form: FormData): Promise<AddressState> => {
    const { basketId, step, intent } = readFields(ofForm, form)
    if (intent === APPLY_VOUCHER) return { ...(await keepTyped(former, form)), ...(await sayApplied(form)) }
    if (step !== undefined) {
      await takeStep(step)
      return keepTyped(former, form)
    }
    const refused = await saveOrExplain(former, form, async (_, address) =>
      (await shop()).basket.saveAddress({ basketId, address }),
    )

    return refused ?? redirect(`/checkout/${basketId}`)
  },
)

async function sayApplied(form: FormData): Promise<Pick<AddressState, 'said'>> {
  const { typed, mistake, done } = await applyVoucher(NOTHING_TYPED, form)
  if (mistake) return { said: { tone: 'wrong', text: [typed, mistake].filter(Boolean).join(': ') } }

  return { said: { tone: 'good', text: done ?? '' } }
}

const choice = ofBasket.extend({ addressId: z.uuid() })

/** One that this shopper gave before. Whatever the error, the page itself shows the current state. */
export const chooseAddress = action({ who: 'buyer', refusal: 404 }, async (form: FormData) => {
  const chosen = readFields(choice, form)
  await (await shop()).basket.takeSavedAddress(chosen).catch((error: unknown) => {
    if (!readFailure(error)) throw error
  })
  revalidatePath(`/checkout/${chosen.basketId}`)

  redirect(`/checkout/${chosen.basketId}`)
})
