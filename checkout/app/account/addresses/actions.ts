'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction } from '@/app/_forms/actions'
import type { AddressState } from '@/app/_forms/address/address-state'
import { saveOrExplain } from '@/app/_forms/address/read-address'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { shop, shopWithSession } from '@/app/_request/visitor'

const LIST = '/account/addresses'

/** A new address, or one with what changed. */
export const keepAddress = action(
  { who: 'anybody', limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async (former: AddressState, form: FormData): Promise<AddressState> => {
    const id = String(formOrNotFound(form).get('addressId') ?? '')
    const refused = await saveOrExplain(former, form, async (_, address) =>
      id === 'new'
        ? (await shopWithSession()).address.keep({ address })
        : // A cookie that is set draws the page again, which is not found for an address that was removed elsewhere.
          (await shop()).address.keep({ id, address }),
    )

    return refused ?? redirect(`${LIST}?saved=${encodeURIComponent(id)}#told`)
  },
)

const one = z.object({ id: z.uuid() })

export const preferAddress = buttonAction(
  { who: 'buyer', refusal: 404, limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  one,
  async (preferred) => thenList((await shop()).address.prefer(preferred), { preferred: preferred.id }),
)

export const removeAddress = buttonAction(
  { who: 'buyer', refusal: 404, limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  one,
  async (removed) => thenList((await shop()).address.remove(removed), { removed: removed.id }),
)

/** Back to the list, which says what changed: or that another tap was faster, or for how long nothing can. */
async function thenList(step: Promise<unknown>, done: Record<string, string>): Promise<never> {
  const told = await step.then(
    () => done,
    (failure: unknown): Record<string, string> => {
      const { code, details } = foreseen(['address_missing', 'session_missing', 'too_many_tries'])(failure)
      return code === 'too_many_tries' ? { wait: `${details.seconds}` } : { gone: '1' }
    },
  )

  redirect(`${LIST}?${new URLSearchParams(told)}#told`)
}
