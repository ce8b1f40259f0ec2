'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shop, shopWithSession } from '@/app/_request/visitor'
import { ACTS } from '@/server/account/limits'
import { seenItem } from '@/server/catalogue/input'
import { SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '@/server/session/cookies'

/** "Buy now": creates a basket and opens its checkout. */
export const startBasket = buttonAction({ who: 'anybody' }, seenItem, async (input) => {
  const { basketId, sessionId } = await (await shop()).basket.start(input)
  const jar = await cookies()
  if (sessionId) jar.set(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS)

  redirect(`/checkout/${basketId}`)
})

/** "Add to cart": the product's page shows how many pieces are in the cart. */
export const addToCart = buttonAction(
  { who: 'anybody', limits: [ACTS] },
  seenItem.extend({ productId: z.string() }),
  async ({ productId, ...request }) => {
    const added = await (await shopWithSession()).cart.add(request).then(
      ({ quantity, requested }) => ({ cart: String(quantity), requested: String(requested) }),
      (failure: unknown): Record<string, string> => {
        const { code } = foreseen(['cart_full', 'too_many_tries', 'out_of_stock', 'item_unavailable'])(failure)

        // The product's page itself reports a closed shop or a delisted product.
        return code === 'item_unavailable' ? {} : { cart: code }
      },
    )
    // The header shows the cart's count on every page.
    revalidatePath('/', 'layout')

    redirect(`/products/${encodeURIComponent(productId)}?${new URLSearchParams({ sku: request.sku, ...added })}#notice`)
  },
)
