'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { orNotFound } from '@/app/or-not-found'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

const sku = z.string()
const wanted = z.object({ sku, quantity: z.coerce.number() })

export async function setCartQuantity(form: FormData) {
  await orShowCart((await shop()).cart.setQuantity(readFields(wanted, form)))
  showEverywhere()
}

const selection = z.object({ sku: sku.optional(), shopId: z.string().optional(), selected: z.enum(['yes', 'no']) })

/** One item, those of a shop, or all: what the form names. */
export async function selectInCart(form: FormData) {
  const { sku, shopId, selected } = readFields(selection, form)
  const part = sku !== undefined ? { sku } : shopId !== undefined ? { shopId } : 'all'
  await orShowCart((await shop()).cart.select({ part, selected: selected === 'yes' }))
  showEverywhere()
}

/** The page that follows offers it back. */
export async function removeFromCart(form: FormData) {
  const removed = await orShowCart((await shop()).cart.remove(readFields(wanted.pick({ sku: true }), form)))
  showEverywhere()
  if (!removed) return
  const { sku, quantity, selected, seenAmount } = removed
  const told = { removed: sku, quantity: `${quantity}`, selected: selected ? 'yes' : 'no', seen: `${seenAmount}` }

  redirect(`/basket?${new URLSearchParams(told)}#told`)
}

const removedLine = wanted.extend({ selected: z.enum(['yes', 'no']), seenAmount: z.coerce.number() })

/** Undoes a removal. */
export async function restoreToCart(form: FormData) {
  const { selected, ...line } = readFields(removedLine, form)
  await orShowCart((await shop()).cart.restore({ ...line, selected: selected === 'yes' }))
  showEverywhere()

  redirect(`/basket?${new URLSearchParams({ restored: line.sku })}#told`)
}

/** What is selected becomes a basket, which the checkout opens. */
export async function checkOutCart() {
  const basket = await orShowCart((await shop()).cart.checkOut())
  if (!basket) return showEverywhere()

  redirect(`/checkout/${basket.basketId}`)
}

/** A buy-now or handed-over basket that nobody wants any more. */
export async function removeBasket(form: FormData) {
  await orShowCart((await shop()).basket.remove(readFields(z.object({ basketId: z.uuid() }), form)))

  redirect('/basket?gone=basket#told')
}

/** The header counts on every page. */
const showEverywhere = () => revalidatePath('/', 'layout')

/** Null where another tab was faster: the page shows what there is. Whoever is too fast is told so. */
async function orShowCart<T>(step: Promise<T>): Promise<T | null> {
  return orNotFound(
    step.catch((error: unknown) => {
      const failure = readFailure(error)
      if (failure?.code === 'too_many_tries') redirect(`/basket?wait=${failure.details.seconds}#told`)
      if (failure && OVERTAKEN.has(failure.code)) return null
      throw error
    }),
  )
}

const OVERTAKEN = new Set(['cart_line_missing', 'cart_nothing_selected', 'basket_missing'])
