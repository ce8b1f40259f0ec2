import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { rateOf } from '@/app/console/format'
import type { Figures } from '@/server/console/summarize-payments'
import { sum, Table } from '../table'

type Row = Figures & { key: string; label: string; href: string }
type Props = { title: string; first: string; rows: Row[] }

/** Volume and success rate of each row, with a bar that compares the volumes. */
export async function FigureTable({ title, first, rows }: Props) {
  const t = await getTranslations('console.home')
  const locale = await getLocale()
  const most = Math.max(1, ...rows.map(({ volume }) => volume))

  return (
    <section className="panel min-w-0 overflow-hidden" aria-label={title}>
      <h2 className="px-4 pt-4 text-lg sm:px-6">{title}</h2>
      {rows.length === 0 ? (
        <p className="px-4 py-6 text-quiet sm:px-6">{t('none')}</p>
      ) : (
        <Table
          columns={[
            { title: first },
            { title: t('successes'), isRight: true },
            { title: t('rate'), isRight: true, onPhone: true },
            sum(t('volume')),
          ]}
          rows={rows.map(({ key, label, href, ...figures }) => ({
            key,
            name: <span className="wrap-break-word sm:whitespace-nowrap">{label}</span>,
            href,
            note: (
              <span aria-hidden className="block h-1.5 rounded-full bg-kasir-wash">
                <span
                  className="block h-full rounded-full bg-kasir"
                  style={{ width: `${(100 * figures.volume) / most}%` }}
                />
              </span>
            ),
            cells: [figures.successes, rateOf(locale, figures) ?? '–', formatRupiah(figures.volume)],
          }))}
        />
      )}
    </section>
  )
}
