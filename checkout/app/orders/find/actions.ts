'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ORDER_FORMS } from '@/app/_forms/order-forms'
import { readFields } from '@/app/_forms/read-fields'
import { shopWithSession } from '@/app/_request/visitor'
import { type FindState, readMistakes } from './find-mistakes'

const fields = z.object({ orderId: z.string(), contact: z.string(), form: z.enum(ORDER_FORMS).optional() })

/** Opens the order to this browser, in the form that somebody came from, or shows beside the field why not. */
export const findOrder = action(
  {
    who: 'anybody',
    limits: [
      { by: 'limitLookUps', of: 'order and address', most: 5, seconds: 900 },
      { by: 'limitLookUps', of: 'address', most: 100, seconds: 900 },
    ],
  },
  async (_: FindState, form: FormData): Promise<FindState> => {
    const { form: orderForm, ...typed } = readFields(fields, form)
    const found = await (await shopWithSession()).order.find(typed).catch((error: unknown) => ({
      mistakes: readMistakes(error, typed),
    }))
    if ('mistakes' in found) return { typed, mistakes: found.mistakes }

    redirect(`/orders/${[found.orderId, orderForm].filter(Boolean).join('/')}`)
  },
)
