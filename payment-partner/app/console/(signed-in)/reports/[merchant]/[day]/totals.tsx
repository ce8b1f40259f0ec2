import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import type { Totals as Sums } from '@/server/report/settlement-report'

export async function Totals({ totals }: { totals: Sums }) {
  const t = await getTranslations('console.report')
  const figures = [
    [t('gross'), totals.gross],
    [t('fee'), totals.fee],
    [t('net'), totals.net],
  ] as const

  return (
    <dl className="grid gap-3 sm:grid-cols-3">
      {figures.map(([name, amount]) => (
        <div key={name} className="panel flex items-baseline justify-between gap-3 px-5 py-4 sm:grid">
          <dt className="text-quiet text-sm">{name}</dt>
          <dd className="money font-extrabold text-2xl">{formatRupiah(amount)}</dd>
        </div>
      ))}
    </dl>
  )
}
