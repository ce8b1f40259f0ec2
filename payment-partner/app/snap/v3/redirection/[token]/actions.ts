'use server'

import { redirect } from 'next/navigation'
import { answerChallenge } from '@/server/card/answer-challenge'
import { type CardFaults, readCard } from '@/server/card/read-card'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { isMethod } from '@/server/method/methods'
import { confirmMethod } from '@/server/page/confirm-method'
import { expireNow } from '@/server/page/expire-now'
import { payTransaction } from '@/server/transaction/pay-transaction'
import { findPaymentOfPage, isUuid } from '@/server/transaction/payment'
import { pathOf } from './read-page'

// An action never says whether it worked: it leads back to the page, and the page shows what is true.

export async function chooseMethod(token: string, form: FormData) {
  const { db } = getDatabase()
  const method = form.get('method')
  if (isMethod(method) && method !== 'credit_card') await confirmMethod(db, { token, method, now: await readNow(db) })

  redirect(pathOf(token))
}

// The token of these two is a field of the form: a bound argument hangs useActionState's answer without JavaScript.

export type CardState = { faults: CardFaults }

export async function payByCard(_state: CardState, form: FormData): Promise<CardState> {
  const { db } = getDatabase()
  const now = await readNow(db)
  const text = (name: string) => String(form.get(name) ?? '')
  const token = text('token')
  const { maskedCard, faults } = readCard({ number: text('number'), expiry: text('expiry'), cvv: text('cvv') }, now)
  if (!maskedCard) return { faults }

  await confirmMethod(db, { token, method: 'credit_card', maskedCard, now })
  redirect(pathOf(token))
}

export type OtpState = { fault?: 'otpMissing' | 'otpWrong' }

export async function verifyOtp(_state: OtpState, form: FormData): Promise<OtpState> {
  const otp = String(form.get('otp') ?? '')
  if (otp.trim() === '') return { fault: 'otpMissing' }

  const { db } = getDatabase()
  const token = String(form.get('token') ?? '')
  const id = await transactionOf(token)
  const outcome = id && (await answerChallenge(db, { id, otp, now: await readNow(db) }))
  if (outcome === 'wrong_otp') return { fault: 'otpWrong' }

  redirect(pathOf(token))
}

export async function simulate(token: string, form: FormData) {
  const { db } = getDatabase()
  const id = await transactionOf(token)
  if (id && getEnvironment().SIM_MODE) {
    const now = await readNow(db)
    if (form.get('outcome') === 'pay') await payTransaction(db, { id, now })
    if (form.get('outcome') === 'expire') await expireNow(db, { id, now })
  }

  redirect(pathOf(token))
}

async function transactionOf(token: string) {
  const payment = isUuid(token) ? await findPaymentOfPage(getDatabase().db, token) : undefined

  return payment?.transaction.id
}
