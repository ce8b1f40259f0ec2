'use server'

import { action } from '@jembatan/http/action'
import { refuse } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { card } from '@/server/card/input'
import { chooseInstallment } from '@/server/card/installment'
import { readCard } from '@/server/card/read-card'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { isMethod } from '@/server/method/methods'
import * as pages from '@/server/page/change-method'
import { confirmMethod } from '@/server/page/confirm-method'
import { methodChoice, simulatedOutcome } from '@/server/page/input'
import { isOutcome, simulateOutcome } from '@/server/page/simulate-outcome'
import { findPaymentOfPage, isUuid } from '@/server/payment/payment'
import { readPageAddress } from './page-address'
import { readPage } from './read-page'

// An action returns no result: it redirects to the page, which shows the present state.

export const chooseMethod = buttonAction({ who: 'payer', refusal: 303 }, methodChoice, async ({ method }) => {
  const { token, at } = await readPageAddress()
  if (method === 'credit_card') redirect(at('/card'))

  const { db } = getDatabase()
  if (isMethod(method)) await confirmMethod(db, { token, method, now: await readNow(db) })
  redirect(at())
})

/** Leads back to all methods; without a note the page would call the payment declined. */
export const changeMethod = action({ who: 'payer', refusal: 303 }, async () => {
  const { token, at } = await readPageAddress()
  const { db } = getDatabase()
  await pages.changeMethod(db, { token, now: await readNow(db) })

  redirect(at('', { note: 'changed' }))
})

export const payByCard = formAction(
  { who: 'payer', refusal: 404 },
  { schema: card, words: 'payment.fault', secret: ['number', 'expiry', 'cvv'] },
  async ({ installment: choice, ...typed }) => {
    const { token, at } = await readPageAddress()
    const { db } = getDatabase()
    const opened = await readPage()
    const { now } = opened
    const { maskedCard, faults } = readCard(typed, now)
    if (!maskedCard) refuse(faults)
    const options = opened.state === 'choose' ? opened.page.cardOptions : null
    const { plan: cardPlan, fault } = chooseInstallment({ options, choice, maskedCard })
    if (fault) refuse({ [fault === 'cardNotAccepted' ? 'number' : 'installment']: fault })

    await confirmMethod(db, { token, method: 'credit_card', maskedCard, cardPlan, now })
    redirect(at())
  },
)

export const simulate = buttonAction({ who: 'payer', refusal: 303 }, simulatedOutcome, async ({ outcome }) => {
  const { token, at } = await readPageAddress()
  const { db } = getDatabase()
  const payment = isUuid(token) ? await findPaymentOfPage(db, token) : undefined
  if (payment && isOutcome(outcome) && getEnvironment().SIM_MODE)
    await simulateOutcome(db, { transaction: payment.transaction, outcome, now: await readNow(db) })

  redirect(at('', outcome === 'slow' ? { note: 'slow' } : {}))
})
