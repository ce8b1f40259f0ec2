import { Download } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { formatDay } from '@/app/console/format'
import type { DateRange } from '@/server/console/date-range'
import type { ReportDay } from '@/server/console/list-report-days'
import { addressOf } from '../address'
import { money, sum, Table } from '../table'

type Props = { id: string; name: string; days: ReportDay[]; range: DateRange }

export async function DayTable({ id, name, days, range }: Props) {
  const t = await getTranslations('console.reports')
  const locale = await getLocale()
  const total = (column: 'payments' | 'gross' | 'fee' | 'net') => days.reduce((sum, day) => sum + day[column], 0)
  const [count, gross, fee, net] = [total('payments'), total('gross'), total('fee'), total('net')]

  return (
    <section className="panel overflow-hidden" aria-label={`${name} ${id}`}>
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-b px-4 py-4 sm:px-6">
        <h2 className="text-lg">
          {name} <span className="font-medium text-quiet text-sm">{id}</span>
        </h2>
        <a href={addressOf(`/console/reports/${id}/csv`, range)} download className="button button-calm">
          <Download size={18} aria-hidden />
          {t('download')}
        </a>
      </div>
      {days.length === 0 ? (
        <p className="px-4 py-8 text-quiet sm:px-6">{t('none')}</p>
      ) : (
        <Table
          caption={t('caption', { name })}
          columns={[
            { title: t('day') },
            { title: t('payments'), isRight: true },
            ...[money(t('gross')), money(t('fee')), sum(t('net'))],
          ]}
          rows={[
            {
              key: 'total',
              name: t('total'),
              cells: [count, ...[gross, fee, net].map(formatRupiah)],
            },
            ...days.map(({ day, payments, gross, fee, net }) => ({
              key: day,
              name: formatDay(locale, day),
              href: `/console/reports/${id}/${day}`,
              cells: [payments, ...[gross, fee, net].map(formatRupiah)],
            })),
          ]}
        />
      )}
    </section>
  )
}
