'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { shop } from '@/app/_request/visitor'
import { asOperator } from '@/app/back-office/operator-session'

const ofShop = z.object({ shopId: z.string().max(64), to: z.enum(['closed', 'open']) })

/** Closes a shop or opens it again. */
export const changeShop = action({ who: 'operator', refusal: 404 }, async (form: FormData) => {
  const { shopId, to } = readFields(ofShop, form)
  const { backOffice } = await shop()
  await asOperator(to === 'closed' ? backOffice.closeShop({ shopId }) : backOffice.reopenShop({ shopId }))

  revalidatePath('/back-office/shops')
  redirect(`/back-office/shops#${shopId}`)
})

const ofPromo = z.object({ promoId: z.coerce.number().int(), shopId: z.string().max(64) })

/** Ends a promotion for good. */
export const endPromo = action({ who: 'operator', refusal: 404 }, async (_: null, form: FormData): Promise<null> => {
  const { promoId, shopId } = readFields(ofPromo, form)
  await asOperator((await shop()).backOffice.endPromo({ promoId }))

  revalidatePath('/back-office/shops')
  redirect(`/back-office/shops#${shopId}`)
})
