'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { advanceClock } from '@/server/simulation/advance-clock'
import { readHere } from '../parts/here'
import { requireOperator, signOperatorOut } from './operator'

export async function signOut() {
  await signOperatorOut()
  redirect('/console/sign-in')
}

const step = z.object({ seconds: z.coerce.number().int().positive(), seen: z.coerce.number().int() })

export async function advance(form: FormData) {
  await requireOperator()
  const { path, search } = await readHere()
  const wish = step.safeParse(Object.fromEntries(form))
  if (wish.success && getEnvironment().SIM_MODE) await advanceClock(getDatabase().db, wish.data)

  redirect(path + search)
}
