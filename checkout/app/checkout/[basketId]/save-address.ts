'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction } from '@/app/_forms/actions'
import type { AddressState } from '@/app/_forms/address/address-state'
import { keepTyped, saveOrExplain } from '@/app/_forms/address/read-address'
import { readFields } from '@/app/_forms/read-fields'
import { shop } from '@/app/_request/visitor'
import { ofBasket, savedAddressChoice } from '@/server/basket/input'
import { readFailure } from '@/server/trpc/caller'
import { applyCode } from './apply-code'
import { APPLY_VOUCHER } from './apply-intent'
import { takeStep } from './steps'

const ofForm = ofBasket.extend({
  step: z.string().optional(),
  intent: z.string().optional(),
  code: z.string().default(''),
})

/** Saves, or shows at each field what is wrong and keeps the input. Without scripts it also takes a step elsewhere on the page. */
export const saveAddress = action(
  { who: 'buyer', refusal: 404, limits: [{ by: 'limitCodes', of: 'address', most: 30, seconds: 600 }] },
  async (former: AddressState, form: FormData): Promise<AddressState> => {
    const { basketId, step, intent, code } = readFields(ofForm, form)
    if (intent === APPLY_VOUCHER)
      return { ...(await keepTyped(former, form)), ...(await sayApplied({ basketId, code })) }
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

async function sayApplied(voucher: { basketId: string; code: string }): Promise<Pick<AddressState, 'said'>> {
  const { done, refused } = await applyCode(voucher)
  if (refused) return { said: { tone: 'wrong', text: [voucher.code, refused].filter(Boolean).join(': ') } }

  return { said: { tone: 'good', text: done ?? '' } }
}

/** One that this shopper gave before. Whatever the error, the page itself shows the current state. */
export const chooseAddress = buttonAction({ who: 'buyer', refusal: 404 }, savedAddressChoice, async (chosen) => {
  await (await shop()).basket.takeSavedAddress(chosen).catch((error: unknown) => {
    if (!readFailure(error)) throw error
  })
  revalidatePath(`/checkout/${chosen.basketId}`)

  redirect(`/checkout/${chosen.basketId}`)
})
