import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { formatSecond } from '@/app/console/format'
import type { SettlementReport } from '@/server/report/settlement-report'

type Props = Pick<SettlementReport, 'lines'> & { linesInAll: number }

/** The movements of the day, as the file has them. */
export async function Lines({ lines, linesInAll }: Props) {
  const t = await getTranslations('console.report')
  const kindName = await getTranslations('console.kind')
  const locale = await getLocale()
  if (lines.length === 0) return <p className="panel px-6 py-8 text-quiet">{t('none')}</p>

  return (
    <section className="panel overflow-hidden" aria-label={t('lines')}>
      <h2 className="px-4 pt-4 text-lg sm:px-6">{t('lines')}</h2>
      {linesInAll > lines.length && (
        <p className="px-4 text-quiet text-sm sm:px-6">{t('firstLines', { shown: lines.length, all: linesInAll })}</p>
      )}
      <table className="w-full text-left tabular-nums">
        <thead className="text-quiet text-sm">
          <tr>
            <th scope="col" className="px-4 py-2 font-bold sm:px-6">
              {t('order')}
            </th>
            <th scope="col" className="px-4 py-2 font-bold max-sm:hidden">
              {t('moment')}
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
          {lines.map(({ transactionId, orderId, refundKey, kind, gross, fee, net, occurredAt }) => (
            <tr key={`${transactionId} ${kind} ${refundKey}`} className="align-top">
              <th scope="row" className="px-4 py-1.5 font-medium sm:px-6">
                <a
                  href={`/console/transactions/${transactionId}`}
                  className="inline-flex min-h-11 items-center break-all font-bold text-kasir-deep hover:underline"
                >
                  {orderId}
                </a>
                <span className="block pb-1.5 text-quiet text-sm">
                  {kindName(kind)}
                  {refundKey && ` · ${refundKey}`}
                </span>
              </th>
              <td className="px-4 py-4 text-quiet text-sm max-sm:hidden">{formatSecond(locale, occurredAt)}</td>
              <td className="money px-4 py-4 text-right max-sm:hidden">{formatRupiah(gross)}</td>
              <td className="money px-4 py-4 text-right max-sm:hidden">{formatRupiah(fee)}</td>
              <td className="money px-4 py-4 text-right font-bold sm:px-6">{formatRupiah(net)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
