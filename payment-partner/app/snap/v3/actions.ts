'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { formField } from '@/app/_forms/form-field'
import { type CardFaults, readCard } from '@/server/card/read-card'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { isMethod } from '@/server/method/methods'
import { confirmMethod } from '@/server/page/confirm-method'
import { isOutcome, simulateOutcome } from '@/server/page/simulate-outcome'
import { findPaymentOfPage, isUuid } from '@/server/payment/payment'
import { readPageAddress } from './page-address'

// An action never says whether it worked: it leads back to the page, and the page shows what is true.

export const chooseMethod = action({ who: 'payer', refusal: 303 }, async (form: FormData) => {
  const { token, at } = await readPageAddress()
  const method = formField(form, 'method')
  if (method === 'credit_card') redirect(at('/card'))

  const { db } = getDatabase()
  if (isMethod(method)) await confirmMethod(db, { token, method, now: await readNow(db) })
  redirect(at())
})

export type CardState = { faults: CardFaults }

export const payByCard = action(
  { who: 'payer', refusal: 404 },
  async (_state: CardState, form: FormData): Promise<CardState> => {
    const { token, at } = await readPageAddress()
    const { db } = getDatabase()
    const now = await readNow(db)
    const text = (name: string) => formField(form, name)
    const { maskedCard, faults } = readCard({ number: text('number'), expiry: text('expiry'), cvv: text('cvv') }, now)
    if (!maskedCard) return { faults }

    await confirmMethod(db, { token, method: 'credit_card', maskedCard, now })
    redirect(at())
  },
)

export const simulate = action({ who: 'payer', refusal: 303 }, async (form: FormData) => {
  const { token, at } = await readPageAddress()
  const { db } = getDatabase()
  const outcome = formField(form, 'outcome')
  const payment = isUuid(token) ? await findPaymentOfPage(db, token) : undefined
  if (payment && isOutcome(outcome) && getEnvironment().SIM_MODE)
    await simulateOutcome(db, { transaction: payment.transaction, outcome, now: await readNow(db) })

  redirect(at('', outcome === 'slow' ? { note: 'slow' } : {}))
})
