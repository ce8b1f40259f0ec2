'use server'

import { TRPCError } from '@trpc/server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { shopWithSession } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

export type FindState = {
  typed: { orderId: string; phone: string }
  /** The message key of the mistake, for each field that has one. */
  mistakes: Record<string, string>
}

/** Opens the order to this browser, or shows beside the field why not. */
export async function findOrder(_: FindState, form: FormData): Promise<FindState> {
  const typed = z.object({ orderId: z.string(), phone: z.string() }).parse(Object.fromEntries(form))
  const found = await (await shopWithSession()).order.find(typed).catch((error: unknown) => ({
    mistakes: readMistakes(error, typed),
  }))
  if ('mistakes' in found) return { typed, mistakes: found.mistakes }

  redirect(`/orders/${found.orderId}`)
}

function readMistakes(error: unknown, { phone }: FindState['typed']): FindState['mistakes'] {
  const missing: FindState['mistakes'] = phone.trim() ? {} : { phone: 'phone' }
  if (error instanceof TRPCError && error.code === 'BAD_REQUEST') return { orderId: 'orderId', ...missing }
  const code = readFailure(error)?.code
  if (!code) throw error

  return phone.trim() ? { orderId: code } : missing
}
