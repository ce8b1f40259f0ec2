'use server'

import { RedirectType, redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/_forms/actions'
import type { AddressAnswer } from '@/app/_forms/address/address-state'
import { saveOrExplain } from '@/app/_forms/address/read-address'
import { shop } from '@/app/_request/visitor'
import { addressForm } from '@/server/delivery/input'
import { readFailure } from '@/server/trpc/failures'

/**
 * Corrects the delivery address, or returns errors by field. The page itself reports a parcel
 * packed meanwhile.
 */
export const correctAddress = formAction(
  { who: 'buyer', refusal: 404 },
  { schema: addressForm.extend({ orderId: z.string().max(100) }), words: 'checkout.address.errors' },
  async ({ orderId, ...typed }): Promise<AddressAnswer> => {
    let tooLate = false
    const answer = await saveOrExplain(typed, async (address) => {
      await (await shop()).order.correct({ orderId, address }).catch((error: unknown) => {
        tooLate = ['order_not_correctable', 'order_in_migration'].includes(readFailure(error)?.code ?? '')
        throw error
      })
    })

    if (answer) return answer
    const order = `/orders/${encodeURIComponent(orderId)}`

    redirect(tooLate ? `${order}/address` : `${order}?notice=corrected#notice`, RedirectType.replace)
  },
)
