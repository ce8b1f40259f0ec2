'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireOperator } from '@/app/console/operator'
import { readForm } from '@/app/console/read-form'
import { recordUse } from '@/app/console/record-use'
import { approveChallenge } from '@/server/card/approve-challenge'
import { denyChallenge } from '@/server/card/deny-challenge'
import { readNow } from '@/server/clock'
import { getTransaction } from '@/server/console/get-transaction'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { chargebackTransaction } from '@/server/transaction/chargeback-transaction'
import { reverseTransaction } from '@/server/transaction/reverse-transaction'
import { settleTransaction } from '@/server/transaction/settle-transaction'

const decision = z.object({ transaction: z.uuid(), verdict: z.enum(['approve', 'deny']) })

/** A card that the fraud check doubted: the operator decides in the merchant's place. */
export const decide = action({ who: 'operator', refusal: 303 }, async (form: FormData) => {
  await requireOperator()
  const { transaction: id, verdict } = readForm(decision, form)
  const { db } = getDatabase()
  const found = await getTransaction(db, id)
  await recordUse('console_used', { act: verdict, transaction: id })
  const verb = verdict === 'approve' ? approveChallenge : denyChallenge
  if (found) await verb(db, { merchantId: found.merchant.id, id, now: await readNow(db), cause: 'operator' })

  redirect(`/console/transactions/${id}?done=${verdict}`)
})

const OUTCOMES = { settle: settleTransaction, chargeback: chargebackTransaction, reverse: reverseTransaction }
const outcome = z.object({ transaction: z.uuid(), outcome: z.enum(['settle', 'chargeback', 'reverse']) })

/** Only in the simulation: what the bank does. */
export const simulate = action({ who: 'operator', refusal: 303, demoOnly: true }, async (form: FormData) => {
  await requireOperator()
  const { transaction: id, outcome: wished } = readForm(outcome, form)
  const { db } = getDatabase()
  await recordUse('console_used', { act: wished, transaction: id })
  if (getEnvironment().SIM_MODE) await OUTCOMES[wished](db, { id, now: await readNow(db), cause: 'operator' })

  redirect(`/console/transactions/${id}?done=${wished}`)
})
