import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { rateOf } from '@/app/console/format'
import type { Figures as Sums } from '@/server/console/summarize-payments'

export async function Figures({ total }: { total: Sums }) {
  const t = await getTranslations('console.home')
  const locale = await getLocale()
  const { volume, successes, refunded } = total
  const figures = [
    [t('volume'), formatRupiah(volume)],
    [t('successes'), new Intl.NumberFormat(locale).format(successes)],
    [t('rate'), rateOf(locale, total) ?? t('noRate')],
    [t('average'), formatRupiah(successes === 0 ? 0 : Math.round(volume / successes))],
    [t('refunded'), formatRupiah(refunded)],
  ]

  return (
    <dl className="grid gap-3 sm:grid-cols-3 lg:grid-cols-5">
      {figures.map(([name, value]) => (
        <div key={name} className="panel flex items-baseline justify-between gap-3 px-5 py-4 sm:grid sm:content-start">
          <dt className="text-quiet text-sm">{name}</dt>
          <dd className="money font-extrabold text-xl">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
