'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { formField } from '@/app/_forms/form-field'
import { readHere } from '@/app/_request/here'
import { answerChallenge } from '@/server/card/answer-challenge'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getCardCheck } from '@/server/page/get-card-check'

export type OtpState = { fault?: 'otpMissing' | 'otpWrong' }

/** Leads back to where the code was asked for: a payment page, or the issuer's page of a card that was charged directly. */
export const verifyOtp = action(
  { who: 'payer', refusal: 404 },
  async (_state: OtpState, form: FormData): Promise<OtpState> => {
    const otp = formField(form, 'otp')
    if (otp.trim() === '') return { fault: 'otpMissing' }

    const { db } = getDatabase()
    const [id, key, now] = [formField(form, 'transaction'), formField(form, 'key'), await readNow(db)]
    const asked = await getCardCheck(db, { id, key, now })
    const outcome = asked && (await answerChallenge(db, { id, otp, now }))
    if (outcome === 'wrong_otp') return { fault: 'otpWrong' }

    const { path, search } = await readHere()
    redirect(path + search)
  },
)
