import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { Section } from '@/app/console/section'
import { getEnvironment } from '@/server/environment'
import { addMoney } from './actions'

const USUAL_TOP_UP = 1_000_000

type Props = { account: { id: string; name: string; balance: number } }

/** A merchant's balance for payouts. In a simulation the operator may add to it. */
export async function AccountBalance({ account: { id, name, balance } }: Props) {
  const t = await getTranslations('console.payouts')

  return (
    <Section title={t('balanceOf', { merchant: name })}>
      <p className="money font-extrabold text-3xl">{formatRupiah(balance)}</p>
      <p className="text-quiet text-sm">{t('balanceText')}</p>
      {getEnvironment().SIM_MODE && (
        <form action={addMoney} className="flex flex-wrap items-end gap-3 border-line border-t pt-4">
          <input type="hidden" name="merchant" value={id} />
          <label className="grid gap-1 text-sm">
            {t('topUpAmount')}
            <input
              type="number"
              name="amount"
              min={1}
              defaultValue={USUAL_TOP_UP}
              className="min-h-12 w-44 rounded-control border border-quiet bg-card px-4 text-base tabular-nums"
            />
          </label>
          <button type="submit" className="button button-calm">
            {t('topUp')}
          </button>
        </form>
      )}
    </Section>
  )
}
