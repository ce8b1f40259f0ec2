import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { isMethod } from '@/server/method/methods'
import type { SettlementReport } from '@/server/report/settlement-report'

/** What each method brought and cost. */
export async function Methods({ methods }: Pick<SettlementReport, 'methods'>) {
  const t = await getTranslations('console.report')
  const nameOf = await getTranslations('console.method')
  if (methods.length === 0) return null

  return (
    <section className="panel overflow-hidden" aria-label={t('byMethod')}>
      <h2 className="px-4 pt-4 text-lg sm:px-6">{t('byMethod')}</h2>
      <table className="w-full text-left tabular-nums">
        <thead className="text-quiet text-sm">
          <tr>
            <th scope="col" className="px-4 py-2 font-bold sm:px-6">
              {t('method')}
            </th>
            <th scope="col" className="px-4 py-2 text-right font-bold max-sm:hidden">
              {t('gross')}
            </th>
            <th scope="col" className="px-4 py-2 text-right font-bold">
              {t('fee')}
            </th>
            <th scope="col" className="px-4 py-2 text-right font-bold sm:px-6">
              {t('net')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {methods.map(({ method, gross, fee, net }) => (
            <tr key={method}>
              <th scope="row" className="px-4 py-3 font-medium sm:px-6">
                {isMethod(method) ? nameOf(method) : method}
              </th>
              <td className="money px-4 py-3 text-right max-sm:hidden">{formatRupiah(gross)}</td>
              <td className="money px-4 py-3 text-right">{formatRupiah(fee)}</td>
              <td className="money px-4 py-3 text-right font-bold sm:px-6">{formatRupiah(net)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
