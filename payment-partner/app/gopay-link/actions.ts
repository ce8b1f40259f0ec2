'use server'

import { redirect } from 'next/navigation'
import { buttonAction } from '@/app/_forms/actions'
import { readHere } from '@/app/_request/here'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { linkAnswer } from '@/server/link/input'
import { answerLink } from '@/server/link/link-account'

/** Simulation only: the owner of the wallet answers, and the page shows the result. */
export const answer = buttonAction(
  { who: 'payer', refusal: 404, demoOnly: true },
  linkAnswer,
  async ({ account: id, key, answer }) => {
    const { db } = getDatabase()
    if (getEnvironment().SIM_MODE) await answerLink(db, { id, key, answer, now: await readNow(db) })

    const { path, search } = await readHere()
    redirect(path + search)
  },
)
