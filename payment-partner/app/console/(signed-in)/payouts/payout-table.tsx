import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { formatSecond } from '@/app/console/format'
import { PayoutBadge } from '@/app/console/status-badge'
import { bankOf } from '@/server/payout/banks'
import type { Payout } from '@/server/payout/status'
import { Table } from '../table'

/** A phone shows the state below the reference. */
export async function PayoutTable({ rows }: { rows: Payout[] }) {
  const t = await getTranslations('console.payouts')
  const locale = await getLocale()
  if (rows.length === 0) return <p className="panel px-6 py-10 text-center text-quiet">{t('nothing')}</p>

  return (
    <div className="panel overflow-hidden">
      <Table
        caption={t('title')}
        columns={[
          { title: t('reference') },
          { title: t('beneficiary') },
          { title: t('amount'), isRight: true, onPhone: true, className: 'money font-bold' },
          { title: t('status') },
          { title: t('created'), className: 'whitespace-nowrap text-quiet text-sm' },
        ]}
        rows={rows.map(({ referenceNo, beneficiaryName, beneficiaryBank, amount, status, createdAt }) => ({
          key: referenceNo,
          name: referenceNo,
          href: `/console/payouts/${referenceNo}`,
          note: (
            <span className="mb-2 block sm:hidden">
              <PayoutBadge status={status} />
            </span>
          ),
          cells: [
            `${beneficiaryName} · ${bankOf(beneficiaryBank).name}`,
            formatRupiah(amount),
            <PayoutBadge key="status" status={status} />,
            formatSecond(locale, createdAt),
          ],
        }))}
      />
    </div>
  )
}
