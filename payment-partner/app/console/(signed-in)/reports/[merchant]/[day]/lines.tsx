import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { formatSecond } from '@/app/console/format'
import type { SettlementReport } from '@/server/report/settlement-report'
import { money, sum, Table } from '../../../table'

type Props = Pick<SettlementReport, 'lines'> & { linesInAll: number; page: number; pages: number }

/** One page of the day's movements, in the order of the file. */
export async function Lines({ lines, linesInAll, page, pages }: Props) {
  const t = await getTranslations('console.report')
  const kindName = await getTranslations('console.kind')
  const locale = await getLocale()
  if (lines.length === 0) return <p className="panel px-6 py-8 text-quiet">{t('none')}</p>

  return (
    <section className="panel overflow-hidden" aria-label={t('lines')}>
      <h2 className="px-4 pt-4 text-lg sm:px-6">{t('lines')}</h2>
      {pages > 1 && <p className="px-4 text-quiet text-sm sm:px-6">{t('pageOf', { page, pages, all: linesInAll })}</p>}
      <Table
        columns={[
          { title: t('order') },
          { title: t('moment'), className: 'text-quiet text-sm' },
          ...[money(t('gross')), money(t('fee')), sum(t('net'))],
        ]}
        rows={lines.map(({ transactionId, orderId, refundKey, kind, gross, fee, net, occurredAt }) => ({
          key: `${transactionId} ${kind} ${refundKey}`,
          name: orderId,
          href: `/console/transactions/${transactionId}`,
          note: (
            <span className="block pb-1.5 text-quiet text-sm">
              {kindName(kind)}
              {refundKey && ` · ${refundKey}`}
            </span>
          ),
          cells: [formatSecond(locale, occurredAt), ...[gross, fee, net].map(formatRupiah)],
        }))}
      />
      {pages > 1 && (
        <nav aria-label={t('pages')} className="flex flex-wrap gap-3 border-line border-t px-4 py-4 sm:px-6">
          {page > 1 && (
            <a href={`?page=${page - 1}`} className="button button-calm">
              {t('previous')}
            </a>
          )}
          {page < pages && (
            <a href={`?page=${page + 1}`} className="button button-calm">
              {t('next')}
            </a>
          )}
        </nav>
      )}
    </section>
  )
}
