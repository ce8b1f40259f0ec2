import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { formatDay } from '@/app/console/format'
import type { ReportDay } from '@/server/console/list-report-days'

type Props = { id: string; name: string; days: ReportDay[] }

export async function DayTable({ id, name, days }: Props) {
  const t = await getTranslations('console.reports')
  const locale = await getLocale()

  return (
    <section className="panel overflow-hidden" aria-label={`${name} ${id}`}>
      <h2 className="border-line border-b px-4 py-4 text-lg sm:px-6">
        {name} <span className="font-medium text-quiet text-sm">{id}</span>
      </h2>
      {days.length === 0 ? (
        <p className="px-4 py-8 text-quiet sm:px-6">{t('none')}</p>
      ) : (
        <table className="w-full text-left tabular-nums">
          <caption className="sr-only">{t('caption', { name })}</caption>
          <thead className="text-quiet text-sm">
            <tr>
              <th scope="col" className="px-4 py-2 font-bold sm:px-6">
                {t('day')}
              </th>
              <th scope="col" className="px-4 py-2 text-right font-bold max-sm:hidden">
                {t('payments')}
              </th>
              <th scope="col" className="px-4 py-2 text-right font-bold max-sm:hidden">
                {t('gross')}
              </th>
              <th scope="col" className="px-4 py-2 text-right font-bold max-sm:hidden">
                {t('fee')}
              </th>
              <th scope="col" className="px-4 py-2 text-right font-bold sm:px-6">
                {t('net')}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {days.map(({ day, payments, gross, fee, net }) => (
              <tr key={day} className="hover:bg-paper/60">
                <th scope="row" className="px-4 py-1.5 font-medium sm:px-6">
                  <a
                    href={`/console/reports/${id}/${day}`}
                    className="inline-flex min-h-11 items-center font-bold text-kasir-deep hover:underline"
                  >
                    {formatDay(locale, day)}
                  </a>
                </th>
                <td className="px-4 py-1.5 text-right max-sm:hidden">{payments}</td>
                <td className="money px-4 py-1.5 text-right max-sm:hidden">{formatRupiah(gross)}</td>
                <td className="money px-4 py-1.5 text-right max-sm:hidden">{formatRupiah(fee)}</td>
                <td className="money px-4 py-1.5 text-right font-bold sm:px-6">{formatRupiah(net)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
