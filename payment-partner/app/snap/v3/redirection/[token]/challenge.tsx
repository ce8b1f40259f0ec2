import { Landmark } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { Transaction } from '@/server/transaction/payment'
import { OtpForm } from './otp-form'

/** The 3-D Secure step: the issuer's own page in real life, and told apart from the gateway's here too. */
export async function Challenge({ token, transaction }: { token: string; transaction: Transaction }) {
  const t = await getTranslations('payment')
  const card = `•••• ${transaction.maskedCard?.slice(-4)}`

  return (
    <section className="panel grid gap-4 p-5 sm:p-6">
      <p className="flex items-center gap-2 font-bold text-quiet text-sm">
        <Landmark size={18} aria-hidden />
        {t('bank')}
      </p>
      <h1 className="text-3xl">{t('challengeTitle')}</h1>
      <p className="text-quiet">{t('challengeText', { card })}</p>
      <OtpForm
        token={token}
        words={{
          label: t('otp'),
          submit: t('otpSubmit'),
          errorSummary: t('errorSummary'),
          faults: { otpMissing: t('otpMissing'), otpWrong: t('otpWrong') },
        }}
      />
    </section>
  )
}
