import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { formatDay } from '@/app/console/format'
import type { ReportDay } from '@/server/console/list-report-days'
import { money, sum, Table } from '../table'

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
        <Table
          caption={t('caption', { name })}
          columns={[
            { title: t('day') },
            { title: t('payments'), isRight: true },
            ...[money(t('gross')), money(t('fee')), sum(t('net'))],
          ]}
          rows={days.map(({ day, payments, gross, fee, net }) => ({
            key: day,
            name: formatDay(locale, day),
            href: `/console/reports/${id}/${day}`,
            cells: [payments, ...[gross, fee, net].map(formatRupiah)],
          }))}
        />
      )}
    </section>
  )
}
