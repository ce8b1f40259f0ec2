'use server'

import { action } from '@jembatan/http/action'
import { RedirectType, redirect } from 'next/navigation'
import type { AddressState } from '@/app/_forms/address/address-state'
import { saveOrExplain } from '@/app/_forms/address/read-address'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { shop } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/failures'

/** Corrects where an order goes, or shows at each field what is wrong. Where a parcel was packed meanwhile, the page says so. */
export const correctAddress = action(
  { who: 'buyer', refusal: 404 },
  async (former: AddressState, form: FormData): Promise<AddressState> => {
    const orderId = String(formOrNotFound(form).get('orderId') ?? '').slice(0, 100)
    let tooLate = false
    const refused = await saveOrExplain(former, form, async (_, address) => {
      await (await shop()).order.correct({ orderId, address }).catch((error: unknown) => {
        tooLate = ['order_not_correctable', 'order_in_migration'].includes(readFailure(error)?.code ?? '')
        throw error
      })
    })

    if (refused) return refused
    const order = `/orders/${encodeURIComponent(orderId)}`

    redirect(tooLate ? `${order}/address` : `${order}?told=corrected#told`, RedirectType.replace)
  },
)
