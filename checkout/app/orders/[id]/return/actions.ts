'use server'

import { refuse } from '@jembatan/http/form-action'
import { RedirectType, redirect } from 'next/navigation'
import type { z } from 'zod'
import { formAction } from '@/app/_forms/actions'
import { type OrderGone, refuseOrderForm } from '@/app/_forms/refuse-order-form'
import { shop } from '@/app/_request/visitor'
import { returnForm } from '@/server/returns/input'
import { RETURNS } from '@/server/returns/limits'
import { readFailure } from '@/server/trpc/failures'
import { afterStep } from '../after-step'

export const requestReturn = formAction(
  {
    who: 'buyer',
    refusal: 404,
    limits: [RETURNS],
    body: 15_500_000,
  },
  { schema: returnForm, words: ['order.return.mistakes', 'order.photo.mistakes'], otherwise: 'note' },
  async ({ lines, ...request }): Promise<OrderGone> => {
    const chosen = lines.flatMap(({ sku, quantity }) => (quantity > 0 ? [{ sku, quantity }] : []))
    await (await shop()).order
      .requestReturn({ ...request, lines: chosen })
      .catch((error: unknown) => refuseLines(error, lines))
      .catch(refuseOrderForm)

    redirect(afterStep('returned', request), RedirectType.replace)
  },
)

/** Reports too many pieces at the field of each line. */
function refuseLines(error: unknown, lines: z.output<typeof returnForm>['lines']): never {
  const failure = readFailure(error)
  if (failure?.code !== 'return_of_too_many') throw error

  return refuse(
    Object.fromEntries(
      lines.flatMap(({ sku }, index) => (sku in failure.details ? [[`lines[${index}].quantity`, failure.code]] : [])),
    ),
  )
}
