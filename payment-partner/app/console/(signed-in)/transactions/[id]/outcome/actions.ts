'use server'

import { redirect } from 'next/navigation'
import { buttonAction } from '@/app/_forms/actions'
import { recordUse } from '@/app/console/record-use'
import { approveChallenge } from '@/server/card/approve-challenge'
import { denyChallenge } from '@/server/card/deny-challenge'
import * as input from '@/server/console/input'
import { getEnvironment } from '@/server/environment'
import { chargebackTransaction } from '@/server/transaction/chargeback-transaction'
import { reverseTransaction } from '@/server/transaction/reverse-transaction'
import { settleTransaction } from '@/server/transaction/settle-transaction'
import { readChange } from '../read-change'

/** The operator's verdict, in the merchant's place, on a card that the fraud check challenged. */
export const decide = buttonAction({ who: 'operator', refusal: 303 }, input.decision, async (decision) => {
  const { verdict } = decision
  const { db, operator, id, merchantId, now } = await readChange(decision)
  await recordUse(operator, { act: verdict, transaction: id })
  const verb = verdict === 'approve' ? approveChallenge : denyChallenge
  await verb(db, { merchantId, id, now, cause: 'operator' })

  redirect(`/console/transactions/${id}?done=${verdict}`)
})

const OUTCOMES = { settle: settleTransaction, chargeback: chargebackTransaction, reverse: reverseTransaction }

/** Simulation only: a bank's action. */
export const simulate = buttonAction({ who: 'operator', refusal: 303, demoOnly: true }, input.outcome, async (wish) => {
  const { outcome } = wish
  const { db, operator, id, now } = await readChange(wish)
  await recordUse(operator, { act: outcome, transaction: id })
  if (getEnvironment().SIM_MODE) await OUTCOMES[outcome](db, { id, now, cause: 'operator' })

  redirect(`/console/transactions/${id}?done=${outcome}`)
})
