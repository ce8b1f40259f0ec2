import { ChevronLeft } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { StatusBadge } from '@/app/console/status-badge'
import type { Transaction } from '@/server/payment/payment'

export async function Heading({ transaction }: { transaction: Transaction }) {
  const t = await getTranslations('console.transaction')

  return (
    <div className="grid gap-1">
      <a
        href="/console/transactions"
        className="inline-flex min-h-11 items-center gap-1 justify-self-start font-bold text-quiet"
      >
        <ChevronLeft size={18} aria-hidden />
        {t('back')}
      </a>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h1 className="break-all text-2xl sm:text-3xl">{transaction.orderId}</h1>
        <p className="flex items-center gap-3">
          <span className="money font-extrabold text-2xl">{formatRupiah(transaction.grossAmount)}</span>
          <StatusBadge {...transaction} />
        </p>
      </div>
    </div>
  )
}
