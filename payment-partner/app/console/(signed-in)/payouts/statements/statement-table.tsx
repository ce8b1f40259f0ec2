import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import type { listStatements } from '@/server/payout/list-statements'
import { sum, Table } from '../../table'

type Props = { name: string; rows: Awaited<ReturnType<typeof listStatements>> }

export async function StatementTable({ name, rows }: Props) {
  const t = await getTranslations('console.statements')

  return (
    <section className="panel overflow-hidden" aria-label={t('of', { name })}>
      <h2 className="border-line border-b px-4 py-4 text-lg sm:px-6">{t('of', { name })}</h2>
      {rows.length === 0 ? (
        <p className="px-4 py-8 text-quiet sm:px-6">{t('none')}</p>
      ) : (
        <Table
          caption={t('of', { name })}
          columns={[
            { title: t('type') },
            { title: t('reference'), className: '[overflow-wrap:anywhere]' },
            { title: t('recipient') },
            sum(t('amount')),
          ]}
          rows={rows
            .toReversed()
            .map(({ reference_no, beneficiary_name, type, amount, status, created_at }, place) => ({
              key: `${reference_no} ${status} ${place}`,
              name: t.has(`types.${type}`) ? t(`types.${type}`) : type,
              note: <span className="block text-quiet text-sm tabular-nums">{created_at}</span>,
              cells: [
                reference_no,
                beneficiary_name || '–',
                formatRupiah(Number(amount) * (status === 'debit' ? -1 : 1)),
              ],
            }))}
        />
      )}
    </section>
  )
}
