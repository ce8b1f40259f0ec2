'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { shop } from '@/app/_request/visitor'
import { asOperator } from '@/app/back-office/operator-session'
import { toWhole } from '@/i18n/as-typed'
import { readFailure } from '@/server/trpc/caller'

const typed = z.object({
  id: z.string(),
  mode: z.enum(['closed', 'automatic', 'open']),
  mostActive: z.string(),
  mostAMinute: z.string(),
})

export type RoomState = {
  typed: z.infer<typeof typed>
  wrong: Partial<Record<'id' | 'mostActive' | 'mostAMinute', true>>
}

const MOST = 1_000_000

function readCount(text: string) {
  const count = toWhole(text) ?? 0

  return count > 0 && count <= MOST ? count : undefined
}

/** Sets a room, or shows beside the fields what is wrong with them. */
export const setWaitingRoom = action(
  { who: 'operator', refusal: 404 },
  async (_: RoomState, form: FormData): Promise<RoomState> => {
    const fields = readFields(typed, form)
    const [mostActive, mostAMinute] = [readCount(fields.mostActive), readCount(fields.mostAMinute)]
    const wrong: RoomState['wrong'] = {}
    if (mostActive === undefined) wrong.mostActive = true
    if (mostAMinute === undefined) wrong.mostAMinute = true
    if (mostActive === undefined || mostAMinute === undefined) return { typed: fields, wrong }

    const room = { ...fields, id: fields.id.trim(), mostActive, mostAMinute }
    const failure = await asOperator((await shop()).backOffice.changeWaitingRoom(room)).then(() => null, nameFailure)
    if (failure) return { typed: fields, wrong: { id: true } }

    revalidatePath('/back-office/waiting-room')
    redirect(`/back-office/waiting-room#room-${encodeURIComponent(room.id)}`)
  },
)

/** Of what an operator can type, only the product may be unknown. */
function nameFailure(error: unknown) {
  const failure = readFailure(error)
  if (failure?.code !== 'product_missing' && failure?.code !== 'input_malformed') throw error

  return failure.code
}
