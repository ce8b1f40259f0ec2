'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/read-fields'
import { shopWithSession } from '@/app/visit'
import { type FindState, readMistakes } from './find-mistakes'

const fields = z.object({ orderId: z.string(), contact: z.string() })

/** Opens the order to this browser, or shows beside the field why not. */
export async function findOrder(_: FindState, form: FormData): Promise<FindState> {
  const typed = readFields(fields, form)
  const found = await (await shopWithSession()).order.find(typed).catch((error: unknown) => ({
    mistakes: readMistakes(error, typed),
  }))
  if ('mistakes' in found) return { typed, mistakes: found.mistakes }

  redirect(`/orders/${found.orderId}`)
}
