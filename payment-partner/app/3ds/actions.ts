'use server'

import { refuse } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { readHere } from '@/app/_request/here'
import { answerChallenge } from '@/server/card/answer-challenge'
import { oneTimePassword } from '@/server/card/input'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getCardCheck } from '@/server/page/get-card-check'

/**
 * After the code, returns to the caller's page: the payment page, or the issuer's page for a direct
 * charge.
 */
export const verifyOtp = formAction(
  { who: 'payer', refusal: 404 },
  { schema: oneTimePassword, words: 'payment.fault', secret: ['otp'] },
  async ({ transaction: id, key, otp }) => {
    const { db } = getDatabase()
    const now = await readNow(db)
    const check = await getCardCheck(db, { id, key, now })
    const outcome = check && (await answerChallenge(db, { id, otp, now }))
    if (outcome === 'wrong_otp') refuse({ otp: 'otpWrong' })

    const { path, search } = await readHere()
    redirect(path + search)
  },
)
