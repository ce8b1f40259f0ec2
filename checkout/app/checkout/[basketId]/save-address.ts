'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction, formAction } from '@/app/_forms/actions'
import type { AddressAnswer } from '@/app/_forms/address/address-state'
import { keepTyped, saveOrExplain } from '@/app/_forms/address/read-address'
import { shop } from '@/app/_request/visitor'
import { ofBasket, savedAddressChoice } from '@/server/basket/input'
import { addressForm } from '@/server/delivery/input'
import { readFailure } from '@/server/trpc/caller'
import { CODES } from '@/server/voucher/limits'
import { applyCode } from './apply-code'
import { APPLY_VOUCHER } from './apply-intent'
import { takeStep } from './steps'

/**
 * Saves, or returns errors by field. Without JavaScript it also takes a step elsewhere on the page.
 */
export const saveAddress = formAction(
  { who: 'buyer', refusal: 404, limits: [CODES] },
  {
    schema: addressForm.extend({ ...ofBasket.shape, step: z.string().optional(), code: z.string().default('') }),
    words: 'checkout.address.errors',
  },
  async ({ basketId, step, code, ...typed }): Promise<AddressAnswer> => {
    if (typed.intent === APPLY_VOUCHER)
      return { ...(await keepTyped(typed)), ...(await sayApplied({ basketId, code })) }
    if (step !== undefined) {
      await takeStep(step)
      return keepTyped(typed)
    }
    const answer = await saveOrExplain(typed, async (address) =>
      (await shop()).basket.saveAddress({ basketId, address }),
    )

    return answer ?? redirect(`/checkout/${basketId}`)
  },
)

async function sayApplied(voucher: { basketId: string; code: string }): Promise<Pick<AddressAnswer, 'notice'>> {
  const { done, refused } = await applyCode(voucher)
  if (refused) return { notice: { tone: 'wrong', text: [voucher.code, refused].filter(Boolean).join(': ') } }

  return { notice: { tone: 'good', text: done ?? '' } }
}

/** Chooses a previous address. On a failure the page shows the current state. */
export const chooseAddress = buttonAction({ who: 'buyer', refusal: 404 }, savedAddressChoice, async (chosen) => {
  await (await shop()).basket.takeSavedAddress(chosen).catch((error: unknown) => {
    if (!readFailure(error)) throw error
  })
  revalidatePath(`/checkout/${chosen.basketId}`)

  redirect(`/checkout/${chosen.basketId}`)
})
