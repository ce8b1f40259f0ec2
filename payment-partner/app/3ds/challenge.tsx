import { Landmark } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { payerKeyOf } from '@/server/payment/payer-key'
import type { Merchant, Transaction } from '@/server/payment/payment'
import { OtpForm } from './otp-form'

type Props = { transaction: Transaction; merchant: Merchant }

/** The 3-D Secure step. The page looks different from the gateway's, as an issuer's page does. */
export async function Challenge({ transaction, merchant }: Props) {
  const t = await getTranslations('payment')
  const card = `•••• ${transaction.maskedCard?.slice(-4)}`
  const agreed = [
    { name: t('challengeMerchant'), value: merchant.name },
    { name: t('total'), value: formatRupiah(transaction.grossAmount) },
    { name: t('challengeCard'), value: card },
  ]

  return (
    <section className="panel grid gap-4 p-5 sm:p-6">
      <p className="flex items-center gap-2 font-bold text-quiet text-sm">
        <Landmark size={18} aria-hidden />
        {t('bank')}
      </p>
      <h1 className="text-3xl">{t('challengeTitle')}</h1>
      <p className="text-quiet">{t('challengeText', { card })}</p>
      <dl className="grid gap-2 rounded-control bg-paper p-4 text-sm">
        {agreed.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-quiet">{name}</dt>
            <dd className="money font-bold">{value}</dd>
          </div>
        ))}
      </dl>
      <OtpForm
        transaction={transaction.id}
        payerKey={payerKeyOf({ transaction, merchant })}
        words={{ label: t('otp'), submit: t('otpSubmit'), errorSummary: t('errorSummary') }}
      />
    </section>
  )
}
