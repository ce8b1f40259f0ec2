import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { isMethod } from '@/server/method/methods'
import type { SettlementReport } from '@/server/report/settlement-report'
import { money, sum, Table } from '../../../table'

export async function Methods({ methods }: Pick<SettlementReport, 'methods'>) {
  const t = await getTranslations('console.report')
  const nameOf = await getTranslations('console.method')
  if (methods.length === 0) return null

  return (
    <section className="panel overflow-hidden" aria-label={t('byMethod')}>
      <h2 className="px-4 pt-4 text-lg sm:px-6">{t('byMethod')}</h2>
      <Table
        columns={[{ title: t('method') }, money(t('gross')), money(t('fee'), { onPhone: true }), sum(t('net'))]}
        rows={methods.map(({ method, gross, fee, net }) => ({
          key: method,
          name: isMethod(method) ? nameOf(method) : method,
          cells: [gross, fee, net].map(formatRupiah),
        }))}
      />
    </section>
  )
}
