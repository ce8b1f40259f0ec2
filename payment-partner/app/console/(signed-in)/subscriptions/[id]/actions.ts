'use server'

import { notFound, redirect } from 'next/navigation'
import { buttonAction } from '@/app/console/operator-actions'
import { recordUse } from '@/app/console/record-use'
import { readNow } from '@/server/clock'
import { subscriptionChange } from '@/server/console/input'
import { getConsoleSubscription } from '@/server/console/list-subscriptions'
import { getDatabase } from '@/server/database'
import { SubscriptionRefused } from '@/server/subscription/subscription-refused'
import { cancelSubscription, disableSubscription, enableSubscription } from '@/server/subscription/subscriptions'

const VERBS = { enable: enableSubscription, disable: disableSubscription, cancel: cancelSubscription }

export const change = buttonAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  subscriptionChange,
  async ({ subscription: id, act }, operator) => {
    const { db } = getDatabase()
    const details = await getConsoleSubscription(db, { id, scope: operator.scope })
    if (!details) notFound()
    const refused = await VERBS[act](db, { merchantId: details.merchant.id, id, now: await readNow(db) }).then(
      () => false,
      (failure: unknown) => {
        if (failure instanceof SubscriptionRefused) return true
        throw failure
      },
    )
    if (!refused) await recordUse(operator, { act: `subscription_${act}`, subscription: id })

    redirect(`/console/subscriptions/${id}?done=${refused ? 'notChanged' : 'subscriptionChanged'}`)
  },
)
