import { getLocale, getTranslations } from 'next-intl/server'
import { formatMoment, formatRupiah } from '@/app/_ui/format'
import type { Transaction } from '@/server/payment/payment'

export async function Receipt({ transaction }: { transaction: Transaction }) {
  const t = await getTranslations('payment')
  const { settledAt, transactionTime, maskedCard, cardPlan, grossAmount, method, id } = transaction
  const paidWith = [t(`method.${method}`), maskedCard && `•••• ${maskedCard.slice(-4)}`].filter(Boolean).join(' ')
  const months = cardPlan?.installmentTerm
  const installment =
    months &&
    t('installmentOf', {
      bank: cardPlan.bank.toUpperCase(),
      months,
      amount: formatRupiah(Math.ceil(grossAmount / months)),
    })
  const lines = [
    { name: t('paidAt'), value: `${formatMoment(await getLocale(), settledAt ?? transactionTime)} WIB` },
    { name: t('paidWith'), value: paidWith },
    ...(installment ? [{ name: t('installment'), value: installment }] : []),
    { name: t('reference'), value: id },
  ]

  return (
    <dl className="w-full divide-y divide-line border-line border-y text-left text-sm">
      {lines.map(({ name, value }) => (
        <div key={name} className="grid gap-x-4 py-3 sm:grid-cols-[10rem_1fr]">
          <dt className="text-quiet">{name}</dt>
          <dd className="wrap-anywhere font-bold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
