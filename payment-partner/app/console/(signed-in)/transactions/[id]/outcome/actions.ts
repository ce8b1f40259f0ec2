'use server'

import { redirect } from 'next/navigation'
import { buttonAction } from '@/app/console/operator-actions'
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
export const decide = buttonAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  input.decision,
  async (decision, operator) => {
    const { verdict } = decision
    const { db, id, merchantId, now } = await readChange(operator, decision)
    await recordUse(operator, { act: verdict, transaction: id })
    const verb = verdict === 'approve' ? approveChallenge : denyChallenge
    await verb(db, { merchantId, id, now, cause: 'operator' })

    redirect(`/console/transactions/${id}?done=${verdict}`)
  },
)

const OUTCOMES = { settle: settleTransaction, chargeback: chargebackTransaction, reverse: reverseTransaction }

/** Simulation only: a bank's action. */
export const simulate = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', demoSession: 'allowed' },
  input.outcome,
  async (wish, operator) => {
    const { outcome } = wish
    const { db, id, now } = await readChange(operator, wish)
    await recordUse(operator, { act: outcome, transaction: id })
    if (getEnvironment().SIM_MODE) await OUTCOMES[outcome](db, { id, now, cause: 'operator' })

    redirect(`/console/transactions/${id}?done=${outcome}`)
  },
)
