'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireOperator } from '@/app/console/operator'
import { readForm } from '@/app/console/read-form'
import { recordUse } from '@/app/console/record-use'
import { readNow } from '@/server/clock'
import { getTransaction } from '@/server/console/get-transaction'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { releaseHeld } from '@/server/notification/release-held'
import { resendNotification } from '@/server/notification/resend-notification'
import { setDeliveryPolicy } from '@/server/notification/set-delivery-policy'
import { swapWithEarlier } from '@/server/notification/swap-with-earlier'

// Each action leads back to the page, and the page shows what is true.

const sending = z.object({
  transaction: z.uuid(),
  notification: z.uuid(),
  first: z.uuid(),
  second: z.uuid(),
  act: z.enum(['resend', 'twice', 'swap']),
})

/** What is sent has its name from the page, so a second press sends nothing more. */
export const send = action({ who: 'operator', refusal: 303 }, async (form: FormData) => {
  await requireOperator()
  const { transaction, notification: id, first, second, act } = readForm(sending, form)
  const { db } = getDatabase()
  const now = await readNow(db)
  await recordUse('console_used', { act, transaction })
  if (act === 'swap') await swapWithEarlier(db, { id, as: [first, second], now })
  else await resendNotification(db, { id, as: act === 'twice' ? [first, second] : [first], now })

  redirect(`/console/transactions/${transaction}?done=${act}#notifications`)
})

const policy = z.object({
  transaction: z.uuid(),
  mode: z.enum(['normal', 'hold', 'drop', 'duplicate']),
  copies: z.coerce.number().int().min(2).max(20).catch(2),
})

/** Only in the simulation: how this order's notifications travel from now on. */
export const choosePolicy = action({ who: 'operator', refusal: 303, demoOnly: true }, async (form: FormData) => {
  await requireOperator()
  const { transaction: id, ...wish } = readForm(policy, form)
  const { db } = getDatabase()
  const found = await getTransaction(db, id)
  await recordUse('console_used', { act: 'policy', mode: wish.mode, transaction: id })
  if (found && getEnvironment().SIM_MODE)
    await setDeliveryPolicy(db, { ...wish, merchantId: found.merchant.id, orderId: found.transaction.orderId })

  redirect(`/console/transactions/${id}?done=policy#delivery`)
})

const release = z.object({ transaction: z.uuid(), order: z.enum(['forwards', 'backwards']) })

/** Only in the simulation: what was held goes out. */
export const releaseNotifications = action(
  { who: 'operator', refusal: 303, demoOnly: true },
  async (form: FormData) => {
    await requireOperator()
    const { transaction: id, order } = readForm(release, form)
    const { db } = getDatabase()
    const found = await getTransaction(db, id)
    await recordUse('console_used', { act: 'release', transaction: id })
    if (found && getEnvironment().SIM_MODE)
      await releaseHeld(db, {
        merchantId: found.merchant.id,
        orderId: found.transaction.orderId,
        reverse: order === 'backwards',
        now: await readNow(db),
      })

    redirect(`/console/transactions/${id}?done=release#notifications`)
  },
)
