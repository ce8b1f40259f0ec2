'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop, shopWithSession } from '@/app/_request/visitor'
import { SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '@/server/session/cookies'

const wanted = z.object({ sku: z.string(), quantity: z.coerce.number(), seenAmount: z.coerce.number().optional() })

/** A person pressed "Buy now": the basket is made and opened. */
export const startBasket = action({ who: 'anybody' }, async (form: FormData) => {
  const starting = (await shop()).basket.start(readFields(wanted, form))
  const { basketId, sessionId } = await orNotFound(starting)
  const jar = await cookies()
  if (sessionId) jar.set(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS)

  redirect(`/checkout/${basketId}`)
})

/** A person pressed "Add to cart": the page of the product says how many are in it. */
export const addToCart = action(
  { who: 'anybody', limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    const asked = wanted.extend({ productId: z.string(), formKey: z.string().optional() })
    const { productId, ...item } = readFields(asked, form)
    const adding = (await shopWithSession()).cart.add(item).then(
      ({ got, wanted }) => ({ cart: String(got), wanted: String(wanted) }),
      (error: unknown): Record<string, string> => {
        const { code } = foreseen(['cart_full', 'too_many_tries', 'out_of_stock', 'item_unavailable'])(error)

        // Its page says whether its shop is closed, or that it is not sold any more.
        return code === 'item_unavailable' ? {} : { cart: code }
      },
    )
    const told = new URLSearchParams({ sku: item.sku, ...(await orNotFound(adding)) })
    // The header counts on every page.
    revalidatePath('/', 'layout')

    redirect(`/products/${encodeURIComponent(productId)}?${told}#told`)
  },
)
