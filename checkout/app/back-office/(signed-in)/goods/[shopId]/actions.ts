'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { handInForm } from '@/server/catalogue/blocked/input'
import { ofShop } from '@/server/catalogue/input'

/** Accepts a merchant's proof for blocked goods. */
export const handIn = formAction(
  { who: 'operator', refusal: 404, body: 2_200_000 },
  { schema: handInForm.extend({ ...ofShop.shape, name: z.string() }), words: 'goods.failures', otherwise: 'value' },
  async ({ shopId, productId, name, kind, value, picture }) => {
    const proof =
      kind === 'picture'
        ? { kind, content: new Uint8Array((await picture?.arrayBuffer()) ?? new ArrayBuffer(0)) }
        : { kind, value }
    const { left } = await (await shop()).backOffice.blockedGoods.handIn({ productId, proof })

    revalidatePath(`/back-office/goods/${shopId}`)
    redirect(
      `/back-office/goods/${encodeURIComponent(shopId)}?${new URLSearchParams({ done: String(left), of: name })}`,
    )
  },
)
