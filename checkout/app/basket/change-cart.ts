'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { orNotFound } from '@/app/_request/or-not-found'
import { getVisitor, shop } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/caller'

const sku = z.string()
const wanted = z.object({ sku, quantity: z.coerce.number() })

export const setCartQuantity = action(
  { who: 'buyer', refusal: 303, limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    await orShowCart(({ cart }) => cart.setQuantity(readFields(wanted, form)))
    showEverywhere()
  },
)

const selection = z.object({ sku: sku.optional(), shopId: z.string().optional(), selected: z.enum(['yes', 'no']) })

/** One item, those of a shop, or all: what the form names. */
export const selectInCart = action(
  { who: 'buyer', refusal: 303, limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    await orShowCart(({ cart }) => {
      const { sku, shopId, selected } = readFields(selection, form)
      const part = sku !== undefined ? { sku } : shopId !== undefined ? { shopId } : 'all'

      return cart.select({ part, selected: selected === 'yes' })
    })
    showEverywhere()
  },
)

/** The page that follows offers it back. */
export const removeFromCart = action(
  { who: 'buyer', refusal: 303, limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    const removed = await orShowCart(({ cart }) => cart.remove(readFields(wanted.pick({ sku: true }), form)))
    showEverywhere()
    if (!removed) return
    const { sku, quantity, selected, seenAmount } = removed
    const told = { removed: sku, quantity: `${quantity}`, selected: selected ? 'yes' : 'no', seen: `${seenAmount}` }

    redirect(`/basket?${new URLSearchParams(told)}#told`)
  },
)

const removedLine = wanted.extend({ selected: z.enum(['yes', 'no']), seenAmount: z.coerce.number() })

/** Undoes a removal. */
export const restoreToCart = action(
  { who: 'buyer', refusal: 303, limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    const sku = await orShowCart(async ({ cart }) => {
      const { selected, ...line } = readFields(removedLine, form)
      await cart.restore({ ...line, selected: selected === 'yes' })

      return line.sku
    })
    showEverywhere()
    if (sku) redirect(`/basket?${new URLSearchParams({ restored: sku })}#told`)
  },
)

/** What is selected becomes a basket, which the checkout opens. */
export const checkOutCart = action(
  { who: 'buyer', refusal: 303, limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async () => {
    const basket = await orShowCart(({ cart }) => cart.checkOut())
    if (!basket) return showEverywhere()

    redirect(`/checkout/${basket.basketId}`)
  },
)

/** A buy-now or handed-over basket that nobody wants any more. */
export const removeBasket = action(
  { who: 'buyer', refusal: 303, limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    await orShowCart(({ basket }) => basket.remove(readFields(z.object({ basketId: z.uuid() }), form)))

    redirect('/basket?gone=basket#told')
  },
)

/** The header counts on every page. */
const showEverywhere = () => revalidatePath('/', 'layout')

type Pasar = Awaited<ReturnType<typeof shop>>

/**
 * Null where another tab was faster: the page shows what there is. Whoever is too fast is told so, and so is whose session ended or
 * was cleared while the page was open.
 */
async function orShowCart<T>(step: (pasar: Pasar) => Promise<T>): Promise<T | null> {
  const { sessionId, accountSession } = await getVisitor()
  if (!sessionId && !accountSession) showGone()

  return orNotFound(
    step(await shop()).catch((error: unknown) => {
      const failure = readFailure(error)
      if (failure?.code === 'too_many_tries') redirect(`/basket?wait=${failure.details.seconds}#told`)
      if (failure?.code === 'session_missing') showGone()
      if (failure && OVERTAKEN.has(failure.code)) return null
      throw error
    }),
  )
}

function showGone(): never {
  showEverywhere()
  redirect('/basket?gone=session#told')
}

const OVERTAKEN = new Set(['cart_line_missing', 'cart_nothing_selected', 'basket_missing'])
