import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { ADDRESS_FORM } from '@/app/address/address-state'
import { readFields } from '@/app/read-fields'
import type { Along } from '@/app/step-button'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'
import type { Quote } from './checkout-data'

export const lineOf = z.object({ basketId: z.uuid(), sku: z.string() })

const quantityOf = lineOf.extend({ quantity: z.coerce.number() })
const priceOf = lineOf.extend({ amount: z.coerce.number() })

/** What a buyer changes at a line; false when that failed. */
export const atLine = {
  changeQuantity: async (form: FormData) => {
    const change = readFields(quantityOf, form)
    return thenShow(change.basketId, (await shop()).basket.changeQuantity(change))
  },
  removeLine: async (form: FormData) => {
    const line = readFields(lineOf, form)
    return thenShow(line.basketId, (await shop()).basket.removeLine(line))
  },
  confirmPrice: async (form: FormData) => {
    const consent = readFields(priceOf, form)
    return thenShow(consent.basketId, (await shop()).basket.confirmPrice(consent))
  },
}

const anyStep = z.object({ at: z.enum(['changeQuantity', 'removeLine', 'confirmPrice']) })

export type AlongAddress = (at: z.infer<typeof anyStep>['at']) => Along | undefined

type AtLine = Pick<Quote, 'basketId' | 'delivery'> & { addressOpen: boolean; sku: string }

/** The steps at a line as the form of the address takes them along, while that is open. */
export function alongAddress({ basketId, delivery, addressOpen, sku }: AtLine): AlongAddress {
  const search = new URLSearchParams({ ...(delivery && { edit: 'address' }), removed: sku })
  const removed = { leadsTo: `/checkout/${basketId}?${search}#told` }

  return (at) =>
    addressOpen ? { form: ADDRESS_FORM, step: { at, basketId, sku }, ...(at === 'removeLine' && removed) } : undefined
}

/** A step at a line that was sent with another form of the page, by `StepButton`. */
export async function takeStep(step: string) {
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(step)) form.append(name, value)

  await atLine[readFields(anyStep, form).at](form)
}

/** Whatever the error, the page itself shows the current state. False when there was one. */
export async function thenShow(id: string, step: Promise<unknown>) {
  const done = await step.then(
    () => true,
    (error: unknown) => {
      if (!readFailure(error)) throw error
      return false
    },
  )
  revalidatePath(`/checkout/${id}`)

  return done
}
