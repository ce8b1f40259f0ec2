'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/_forms/actions'
import { ORDER_FORMS } from '@/app/_forms/order-forms'
import { shopWithSession } from '@/app/_request/visitor'
import { orderSearch } from '@/server/order/access/input'
import { LOOK_UPS } from '@/server/order/access/limits'

/**
 * Opens the order in this browser and returns to the form the buyer came from; otherwise reports
 * the error at the field.
 */
export const findOrder = formAction(
  {
    who: 'anybody',
    limits: LOOK_UPS,
  },
  {
    schema: orderSearch.extend({ form: z.enum(ORDER_FORMS).optional() }),
    words: 'order.find.errors',
    otherwise: 'orderId',
  },
  async ({ form, ...search }) => {
    const { orderId } = await (await shopWithSession()).order.find(search)

    redirect(`/orders/${[orderId, form].filter(Boolean).join('/')}`)
  },
)
