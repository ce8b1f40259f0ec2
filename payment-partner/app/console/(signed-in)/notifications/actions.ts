'use server'

import { notFound, redirect } from 'next/navigation'
import { buttonAction } from '@/app/console/operator-actions'
import { recordUse } from '@/app/console/record-use'
import { readNow } from '@/server/clock'
import { resending } from '@/server/console/input'
import { seesNotification } from '@/server/console/list-notifications'
import { getDatabase } from '@/server/database'
import { resendNotification } from '@/server/notification/resend-notification'

/** The page chooses the notification's name, so a second press sends nothing more. */
export const resend = buttonAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  resending,
  async ({ notification: id, first }, operator) => {
    const { db } = getDatabase()
    if (!(await seesNotification(db, { id, scope: operator.scope }))) notFound()
    await recordUse(operator, { act: 'resend', notification: id })
    await resendNotification(db, { id, as: [first], now: await readNow(db) })

    redirect('/console/notifications?done=resend')
  },
)
