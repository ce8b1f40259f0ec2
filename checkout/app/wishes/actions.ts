'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop, shopWithSession } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/caller'

const wish = z.object({ productId: z.string() })

/** Puts a product on the list of this browser, which gets its session with the first. */
export const addWish = action({ who: 'anybody' }, async (form: FormData) => {
  const wanted = readFields(wish, form)
  const added = (await shopWithSession()).wish.add(wanted).catch((error: unknown) => {
    if (readFailure(error)?.code === 'wishes_full') redirect('/wishes?full=1')
    throw error
  })
  await orNotFound(added)
  revalidatePath(`/products/${wanted.productId}`)
})

/** A session that ended while the page was open has no list, which the page shows. */
export const dropWish = action({ who: 'buyer', refusal: 404 }, async (form: FormData) => {
  const unwanted = readFields(wish, form)
  await orNotFound((await shop()).wish.drop(unwanted).then(() => null, foreseen(['session_missing'])))
  revalidatePath('/wishes')
  revalidatePath(`/products/${unwanted.productId}`)
})
