'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction } from '@/app/_forms/actions'
import { orNotFound } from '@/app/_request/or-not-found'
import { getVisitor, shop } from '@/app/_request/visitor'
import { ACTS } from '@/server/account/limits'
import { ofBasket } from '@/server/basket/input'
import { restoredLine } from '@/server/cart/input'
import { item, ofItem, ofShop } from '@/server/catalogue/input'
import { readFailure } from '@/server/trpc/caller'

export const setCartQuantity = buttonAction({ who: 'buyer', refusal: 303, limits: [ACTS] }, item, async (wanted) => {
  await orShowCart(({ cart }) => cart.setQuantity(wanted))
  showEverywhere()
})

const yesOrNo = z.enum(['yes', 'no'])

/** One item, those of a shop, or all: what the form names. */
export const selectInCart = buttonAction(
  { who: 'buyer', refusal: 303, limits: [ACTS] },
  z.object({ ...ofItem.partial().shape, ...ofShop.partial().shape, selected: yesOrNo }),
  async ({ sku, shopId, selected }) => {
    const part = sku !== undefined ? { sku } : shopId !== undefined ? { shopId } : 'all'
    await orShowCart(({ cart }) => cart.select({ part, selected: selected === 'yes' }))
    showEverywhere()
  },
)

/** The page that follows offers it back. */
export const removeFromCart = buttonAction({ who: 'buyer', refusal: 303, limits: [ACTS] }, ofItem, async (one) => {
  const removed = await orShowCart(({ cart }) => cart.remove(one))
  showEverywhere()
  if (!removed) return
  const { sku, quantity, selected, seenAmount } = removed
  const told = { removed: sku, quantity: `${quantity}`, selected: selected ? 'yes' : 'no', seen: `${seenAmount}` }

  redirect(`/basket?${new URLSearchParams(told)}#told`)
})

/** Undoes a removal. */
export const restoreToCart = buttonAction(
  { who: 'buyer', refusal: 303, limits: [ACTS] },
  restoredLine.extend({ selected: yesOrNo }),
  async ({ selected, ...line }) => {
    const restored = await orShowCart(async ({ cart }) => {
      await cart.restore({ ...line, selected: selected === 'yes' })

      return true
    })
    showEverywhere()
    if (restored) redirect(`/basket?${new URLSearchParams({ restored: line.sku })}#told`)
  },
)

/** What is selected becomes a basket, which the checkout opens. */
export const checkOutCart = action({ who: 'buyer', refusal: 303, limits: [ACTS] }, async () => {
  const basket = await orShowCart(({ cart }) => cart.checkOut())
  if (!basket) return showEverywhere()

  redirect(`/checkout/${basket.basketId}`)
})

/** A buy-now or handed-over basket that nobody wants any more. */
export const removeBasket = buttonAction({ who: 'buyer', refusal: 303, limits: [ACTS] }, ofBasket, async (one) => {
  await orShowCart(({ basket }) => basket.remove(one))

  redirect('/basket?gone=basket#told')
})

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
