'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction, formAction } from '@/app/_forms/actions'
import type { AddressAnswer } from '@/app/_forms/address/address-state'
import { saveOrExplain } from '@/app/_forms/address/read-address'
import { foreseen } from '@/app/_request/foreseen'
import { shop, shopWithSession } from '@/app/_request/visitor'
import { ACTS } from '@/server/account/limits'
import { addressForm } from '@/server/delivery/input'

const LIST = '/account/addresses'

/** Saves a new address or changes one. */
export const keepAddress = formAction(
  { who: 'anybody', limits: [ACTS] },
  { schema: addressForm.extend({ addressId: z.string().max(64) }), words: 'checkout.address.errors' },
  async ({ addressId: id, ...typed }): Promise<AddressAnswer> => {
    const answer = await saveOrExplain(typed, async (address) =>
      id === 'new'
        ? (await shopWithSession()).address.keep({ address })
        : // A cookie that is set draws the page again, which is not found for an address that was removed elsewhere.
          (await shop()).address.keep({ id, address }),
    )

    return answer ?? redirect(`${LIST}?saved=${encodeURIComponent(id)}#notice`)
  },
)

const one = z.object({ id: z.uuid() })

export const preferAddress = buttonAction({ who: 'buyer', refusal: 404, limits: [ACTS] }, one, async (preferred) =>
  thenList((await shop()).address.prefer(preferred), { preferred: preferred.id }),
)

export const removeAddress = buttonAction({ who: 'buyer', refusal: 404, limits: [ACTS] }, one, async (removed) =>
  thenList((await shop()).address.remove(removed), { removed: removed.id }),
)

/** Redirects to the list with the result: done, overtaken by another tap, or rate limited. */
async function thenList(step: Promise<unknown>, done: Record<string, string>): Promise<never> {
  const query = await step.then(
    () => done,
    (failure: unknown): Record<string, string> => {
      const { code, details } = foreseen(['address_missing', 'session_missing', 'too_many_tries'])(failure)
      return code === 'too_many_tries' ? { wait: `${details.seconds}` } : { gone: '1' }
    },
  )

  redirect(`${LIST}?${new URLSearchParams(query)}#notice`)
}
