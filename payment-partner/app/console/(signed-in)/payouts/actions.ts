'use server'

import { refuse } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/console/operator-actions'
import { readNow } from '@/server/clock'
import * as input from '@/server/console/input'
import type { Operator } from '@/server/console/operators'
import { isIn } from '@/server/console/scope'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { authorOf } from '@/server/payout/author'
import { createPayouts } from '@/server/payout/create-payouts'
import { parsePayouts } from '@/server/payout/parse-payouts'
import { PayoutRefused } from '@/server/payout/payout-refused'
import { topUp } from '@/server/payout/top-up'
import { recordUse } from '../../record-use'

export const create = formAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  { schema: input.payoutFields, words: 'console.payoutForm' },
  async ({ merchant, ...fields }, operator) => {
    const { db } = getDatabase()
    if (!isIn(operator.scope, merchant)) redirect('/console/payouts')
    const [created] = await createPayouts(db, {
      merchantId: merchant,
      payouts: readWanted(fields),
      createdBy: readAuthor(operator),
      cause: 'operator',
      now: await readNow(db),
    })
    await recordUse(operator, { act: 'payout_created', payout: created?.referenceNo ?? '' })

    redirect(`/console/payouts/${created?.referenceNo}?done=payoutCreated`)
  },
)

type Fields = { name: string; bank: string; account: string; amount: string; notes: string }

function readAuthor(operator: Operator) {
  try {
    return authorOf(operator)
  } catch (error) {
    if (error instanceof PayoutRefused) refuse({ '': error.code })
    throw error
  }
}

/** The API's own rules decide. What the form's schema leaves are limits of a bank. */
function readWanted({ name, bank, account, amount, notes }: Fields) {
  const payout = {
    beneficiary_name: name,
    beneficiary_bank: bank,
    beneficiary_account: account,
    amount,
    notes,
  }
  try {
    return parsePayouts(JSON.stringify({ payouts: [payout] }))
  } catch (error) {
    if (!(error instanceof PayoutRefused)) throw error
    refuse({ amount: 'amountForBank' })
  }
}

/** Simulation only: the merchant transfers money to its balance. */
export const addMoney = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', demoSession: 'allowed' },
  input.addedMoney,
  async ({ merchant: merchantId, amount }, operator) => {
    if (!isIn(operator.scope, merchantId)) redirect('/console/payouts')
    const { db } = getDatabase()
    await recordUse(operator, { act: 'topped_up', merchant: merchantId })
    if (getEnvironment().SIM_MODE) await topUp(db, { merchantId, amount, now: await readNow(db) })

    redirect('/console/payouts?done=toppedUp')
  },
)
