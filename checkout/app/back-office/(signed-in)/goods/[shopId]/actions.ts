'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { FAILURES, type Failure } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'

type HandInState = { value: string; failure: Failure<'handIn'> | null }

const typed = z.object({
  shopId: z.string().max(64),
  productId: z.string().max(64),
  name: z.string(),
  kind: z.enum(['BPOM', 'HALAL', 'SNI', 'PIRT', 'fob_cents', 'picture']),
  value: z.string().default(''),
  picture: z.instanceof(File).optional(),
})

/** Takes what a merchant brought for blocked goods, or says beside the field why not. */
export const handIn = action(
  { who: 'operator', refusal: 404, body: 2_200_000 },
  async (_: HandInState, form: FormData): Promise<HandInState> => {
    const { shopId, productId, name, kind, value, picture } = readFields(typed, form)
    const proof =
      kind === 'picture'
        ? { kind, content: new Uint8Array((await picture?.arrayBuffer()) ?? new ArrayBuffer(0)) }
        : { kind, value }
    const taking = (await shop()).backOffice.blockedGoods.handIn({ productId, proof })
    const done = await orNotFound(asOperator(taking).catch(foreseen(['input_malformed', ...FAILURES.handIn])))
    if ('code' in done) return { value, failure: done.code === 'input_malformed' ? 'number_malformed' : done.code }

    revalidatePath(`/back-office/goods/${shopId}`)
    redirect(
      `/back-office/goods/${encodeURIComponent(shopId)}?${new URLSearchParams({ done: String(done.left), of: name })}`,
    )
  },
)
