import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/_ui/format'
import { Badge } from '@/app/back-office/parts/badge'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = { accounts: RouterOutputs['backOffice']['balance'] }

/** The balance of each account; their sum must be zero. */
export async function TrialBalance({ accounts }: Props) {
  const t = await getTranslations('backOffice.ledger')
  const sum = (side: 'debit' | 'credit' | 'balance') => accounts.reduce((total, account) => total + account[side], 0)
  if (accounts.length === 0) return null

  return (
    <Table
      caption={t('balance')}
      columns={[
        { title: t('account') },
        { title: t('debit'), money: true },
        { title: t('credit'), money: true },
        { title: t('saldo'), money: true },
      ]}
    >
      <tbody>
        {accounts.map(({ account, debit, credit, balance }) => (
          <tr key={account} className={row}>
            <Cell>{t(`accounts.${account}`)}</Cell>
            <Cell money>{formatMoney(debit)}</Cell>
            <Cell money>{formatMoney(credit)}</Cell>
            <Cell money>{formatMoney(balance)}</Cell>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-ink border-t font-extrabold">
          <Cell>
            {t('sum')}{' '}
            <Badge tone={sum('balance') === 0 ? 'good' : 'wrong'}>
              {sum('balance') === 0 ? t('balanced') : t('unbalanced', { amount: formatMoney(sum('balance')) })}
            </Badge>
          </Cell>
          <Cell money>{formatMoney(sum('debit'))}</Cell>
          <Cell money>{formatMoney(sum('credit'))}</Cell>
          <Cell money>{formatMoney(sum('balance'))}</Cell>
        </tr>
      </tfoot>
    </Table>
  )
}
