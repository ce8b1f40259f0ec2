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

export const setCartQuantity = buttonAction({ who: 'buyer', refusal: 303, limits: [ACTS] }, item, async (input) => {
  await orShowCart(({ cart }) => cart.setQuantity(input))
  showEverywhere()
})

const yesOrNo = z.enum(['yes', 'no'])

/** Selects one item, one shop's items, or all, depending on the form's fields. */
export const selectInCart = buttonAction(
  { who: 'buyer', refusal: 303, limits: [ACTS] },
  z.object({ ...ofItem.partial().shape, ...ofShop.partial().shape, selected: yesOrNo }),
  async ({ sku, shopId, selected }) => {
    const part = sku !== undefined ? { sku } : shopId !== undefined ? { shopId } : 'all'
    await orShowCart(({ cart }) => cart.select({ part, selected: selected === 'yes' }))
    showEverywhere()
  },
)

/** Removes a line; the next page offers to restore it. */
export const removeFromCart = buttonAction({ who: 'buyer', refusal: 303, limits: [ACTS] }, ofItem, async (one) => {
  const removed = await orShowCart(({ cart }) => cart.remove(one))
  showEverywhere()
  if (!removed) return
  const { sku, quantity, selected, seenAmount } = removed
  const notice = { removed: sku, quantity: `${quantity}`, selected: selected ? 'yes' : 'no', seen: `${seenAmount}` }

  redirect(`/basket?${new URLSearchParams(notice)}#notice`)
})

export const restoreToCart = buttonAction(
  { who: 'buyer', refusal: 303, limits: [ACTS] },
  restoredLine.extend({ selected: yesOrNo }),
  async ({ selected, ...line }) => {
    const restored = await orShowCart(async ({ cart }) => {
      await cart.restore({ ...line, selected: selected === 'yes' })

      return true
    })
    showEverywhere()
    if (restored) redirect(`/basket?${new URLSearchParams({ restored: line.sku })}#notice`)
  },
)

/** Creates a basket from the selection and opens its checkout. */
export const checkOutCart = action({ who: 'buyer', refusal: 303, limits: [ACTS] }, async () => {
  const basket = await orShowCart(({ cart }) => cart.checkOut())
  if (!basket) return showEverywhere()

  redirect(`/checkout/${basket.basketId}`)
})

/** Removes a buy-now or handed-over basket. */
export const removeBasket = buttonAction({ who: 'buyer', refusal: 303, limits: [ACTS] }, ofBasket, async (one) => {
  await orShowCart(({ basket }) => basket.remove(one))

  redirect('/basket?gone=basket#notice')
})

/** The header shows the cart's count on every page. */
const showEverywhere = () => revalidatePath('/', 'layout')

type Pasar = Awaited<ReturnType<typeof shop>>

/**
 * Returns null when another tab was faster: the page shows the current state. Redirects with a
 * message when the caller is rate limited, or when its session ended while the page was open.
 */
async function orShowCart<T>(step: (pasar: Pasar) => Promise<T>): Promise<T | null> {
  const { sessionId, accountSession } = await getVisitor()
  if (!sessionId && !accountSession) showGone()

  return orNotFound(
    step(await shop()).catch((error: unknown) => {
      const failure = readFailure(error)
      if (failure?.code === 'too_many_tries') redirect(`/basket?wait=${failure.details.seconds}#notice`)
      if (failure?.code === 'session_missing') showGone()
      if (failure && OVERTAKEN.has(failure.code)) return null
      throw error
    }),
  )
}

function showGone(): never {
  showEverywhere()
  redirect('/basket?gone=session#notice')
}

const OVERTAKEN = new Set(['cart_line_missing', 'cart_nothing_selected', 'basket_missing'])
