'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { recordEvent } from '@/server/audit/record-event'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { advanceClock, FURTHEST_AHEAD_SECONDS } from '@/server/simulation/advance-clock'
import { formField } from '../_forms/form-field'
import { readHere } from '../_request/here'
import { requireOperator, signAllOperatorsOut, signOperatorOut } from './operator'

export const signOut = action({ who: 'operator', refusal: 303 }, async () => {
  await signOperatorOut()
  redirect('/console/sign-in')
})

/** Signs out every browser of every operator. */
export const endAllSessions = action({ who: 'operator', refusal: 303 }, async () => {
  await requireOperator()
  await signAllOperatorsOut()
  redirect('/console/sign-in')
})

const seconds = z.coerce.number().int().min(0).max(FURTHEST_AHEAD_SECONDS)
const step = z.object({ seconds: seconds.positive(), seen: seconds })

export const advance = action({ who: 'operator', refusal: 303, demoOnly: true }, async (form: FormData) => {
  await requireOperator()
  const { path, search } = await readHere()
  const wish = step.safeParse({ seconds: formField(form, 'seconds'), seen: formField(form, 'seen') })
  if (wish.success && getEnvironment().SIM_MODE) {
    const { db } = getDatabase()
    // In one commit: else all that became due stands before it in the audit log.
    await db.transaction(async (tx) => {
      await advanceClock(tx, wish.data)
      await recordEvent(tx, { kind: 'simulation_used', detail: { control: 'clock advanced' }, at: new Date() })
    })
  }

  redirect(path + search)
})
