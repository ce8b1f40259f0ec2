'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { asOperator } from '@/app/back-office/operator-session'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

type HandInState = { value: string; failure: string | null }

const typed = z.object({
  shopId: z.string().max(64),
  productId: z.string().max(64),
  name: z.string(),
  kind: z.enum(['BPOM', 'HALAL', 'SNI', 'PIRT', 'fob_cents', 'picture']),
  value: z.string().default(''),
  picture: z.instanceof(File).optional(),
})

/** Takes what a merchant brought for blocked goods, or says beside the field why not. */
export async function handIn(_: HandInState, form: FormData): Promise<HandInState> {
  const { shopId, productId, name, kind, value, picture } = readFields(typed, form)
  const proof =
    kind === 'picture'
      ? { kind, content: new Uint8Array((await picture?.arrayBuffer()) ?? new ArrayBuffer(0)) }
      : { kind, value }
  const taking = (await shop()).backOffice.blockedGoods.handIn({ productId, proof })
  const done = await asOperator(taking).catch(nameFailure)
  if (typeof done === 'string') return { value, failure: done }

  revalidatePath(`/back-office/goods/${shopId}`)
  redirect(
    `/back-office/goods/${encodeURIComponent(shopId)}?${new URLSearchParams({ done: String(done.left), of: name })}`,
  )
}

function nameFailure(error: unknown) {
  const failure = readFailure(error)
  if (!failure) throw error

  return failure.code === 'input_malformed' ? 'number_malformed' : failure.code
}
