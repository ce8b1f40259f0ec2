'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { ofPromo, ofShop } from '@/server/catalogue/input'

/** Closes or reopens a shop. */
export const changeShop = buttonAction(
  { who: 'operator', refusal: 404 },
  ofShop.extend({ to: z.enum(['closed', 'open']) }),
  async ({ shopId, to }) => {
    const { backOffice } = await shop()
    await (to === 'closed' ? backOffice.closeShop({ shopId }) : backOffice.reopenShop({ shopId }))

    thenShow(shopId)
  },
)

/** Ends a promotion permanently. */
export const endPromo = formAction(
  { who: 'operator', refusal: 404 },
  { schema: ofPromo.extend(ofShop.shape), words: 'backOffice.shops.ending' },
  async ({ promoId, shopId }) => {
    await (await shop()).backOffice.endPromo({ promoId })

    thenShow(shopId)
  },
)

function thenShow(shopId: string): never {
  revalidatePath('/back-office/shops')
  redirect(`/back-office/shops#${shopId}`)
}
