'use server'

import { redirect } from 'next/navigation'
import { buttonAction } from '@/app/_forms/actions'
import { requireOperator } from '@/app/console/operator'
import { recordUse } from '@/app/console/record-use'
import { approveChallenge } from '@/server/card/approve-challenge'
import { denyChallenge } from '@/server/card/deny-challenge'
import { readNow } from '@/server/clock'
import { getTransaction } from '@/server/console/get-transaction'
import * as input from '@/server/console/input'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { chargebackTransaction } from '@/server/transaction/chargeback-transaction'
import { reverseTransaction } from '@/server/transaction/reverse-transaction'
import { settleTransaction } from '@/server/transaction/settle-transaction'

/** The operator's verdict, in the merchant's place, on a card that the fraud check challenged. */
export const decide = buttonAction({ who: 'operator', refusal: 303 }, input.decision, async (decision) => {
  await requireOperator()
  const { transaction: id, verdict } = decision
  const { db } = getDatabase()
  const found = await getTransaction(db, id)
  await recordUse('console_used', { act: verdict, transaction: id })
  const verb = verdict === 'approve' ? approveChallenge : denyChallenge
  if (found) await verb(db, { merchantId: found.merchant.id, id, now: await readNow(db), cause: 'operator' })

  redirect(`/console/transactions/${id}?done=${verdict}`)
})

const OUTCOMES = { settle: settleTransaction, chargeback: chargebackTransaction, reverse: reverseTransaction }

/** Simulation only: a bank's action. */
export const simulate = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  input.outcome,
  async ({ transaction: id, outcome }) => {
    await requireOperator()
    const { db } = getDatabase()
    await recordUse('console_used', { act: outcome, transaction: id })
    if (getEnvironment().SIM_MODE) await OUTCOMES[outcome](db, { id, now: await readNow(db), cause: 'operator' })

    redirect(`/console/transactions/${id}?done=${outcome}`)
  },
)
