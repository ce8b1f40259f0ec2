'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shop, shopWithSession } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/failures'
import { ofProduct } from '@/server/wish/input'

type OfProduct = z.infer<typeof ofProduct>

/** Adds a product to the wish list of this browser; the first one creates its session. */
export const addWish = buttonAction({ who: 'anybody' }, ofProduct, add)

/** A session that ended while the page was open has no list; the page shows that. */
export const dropWish = buttonAction({ who: 'buyer', refusal: 404 }, ofProduct, drop)

/**
 * For a list with one form around its hearts, each of which sends `add` or `drop` and its product.
 */
export const changeWish = buttonAction(
  { who: 'anybody' },
  z.object({ wish: z.string().regex(/^(?:add|drop) \S{1,64}$/) }),
  ({ wish }) => {
    const [change, productId = ''] = wish.split(' ')

    return change === 'add' ? add({ productId }) : drop({ productId })
  },
)

async function add(product: OfProduct) {
  await (await shopWithSession()).wish.add(product).catch((failure: unknown) => {
    if (readFailure(failure)?.code === 'wishes_full') redirect('/wishes?full=1')
    throw failure
  })
  revalidatePath(`/products/${product.productId}`)
}

async function drop(product: OfProduct) {
  await (await shop()).wish.drop(product).catch(foreseen(['session_missing']))
  revalidatePath('/wishes')
  revalidatePath(`/products/${product.productId}`)
}
