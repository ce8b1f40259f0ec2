'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { buttonAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shop, shopWithSession } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/failures'
import { ofProduct } from '@/server/wish/input'

/** Puts a product on the list of this browser, which gets its session with the first. */
export const addWish = buttonAction({ who: 'anybody' }, ofProduct, async (product) => {
  await (await shopWithSession()).wish.add(product).catch((failure: unknown) => {
    if (readFailure(failure)?.code === 'wishes_full') redirect('/wishes?full=1')
    throw failure
  })
  revalidatePath(`/products/${product.productId}`)
})

/** A session that ended while the page was open has no list, which the page shows. */
export const dropWish = buttonAction({ who: 'buyer', refusal: 404 }, ofProduct, async (product) => {
  await (await shop()).wish.drop(product).catch(foreseen(['session_missing']))
  revalidatePath('/wishes')
  revalidatePath(`/products/${product.productId}`)
})
