import { getLocale, getTranslations } from 'next-intl/server'
import { formatDeadline, formatRupiah, inGroups } from '@/app/_ui/format'
import { MANDIRI_BILLER_CODE } from '@/server/method/methods'
import type { Bill } from '@/server/payer/find-bill'
import { PayForm } from './pay-form'

/** Purpose, payee and amount, as every bank shows them before it takes money. */
export async function BillDue({ bill: { transaction, merchant, channel } }: { bill: Bill }) {
  const t = await getTranslations('simulator')
  const amount = formatRupiah(transaction.grossAmount)
  const lines = [
    { name: t('order'), value: transaction.orderId },
    ...(channel === 'echannel' ? [{ name: t('billerCode'), value: MANDIRI_BILLER_CODE }] : []),
    { name: t('code'), value: inGroups(transaction.payCode ?? '') },
    { name: t('until'), value: `${formatDeadline(await getLocale(), transaction.expiresAt)} WIB` },
  ]

  return (
    <section className="panel arrive grid gap-5 p-5 sm:p-6">
      <div className="rounded-control bg-paper p-5 text-center">
        <p className="text-quiet text-sm">{t('payTo')}</p>
        <h2 className="text-xl">{merchant.name}</h2>
        <p className="money mt-2 font-extrabold text-4xl">{amount}</p>
      </div>
      <dl className="divide-y divide-line text-sm">
        {lines.map(({ name, value }) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-4 py-2.5">
            <dt className="text-quiet">{name}</dt>
            <dd className="break-all font-bold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <PayForm
        amount={transaction.grossAmount}
        words={{
          amount: t('amount'),
          hint: t('amountHint'),
          pay: t('pay'),
          decline: t('decline'),
          errorSummary: t('errorSummary'),
        }}
      />
    </section>
  )
}
