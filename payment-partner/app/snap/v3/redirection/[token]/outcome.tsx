import { Ban, CircleCheck, Clock, type LucideIcon, RefreshCw, Search } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/parts/format'
import { Notice } from '@/app/parts/notice'
import { finishUrl } from '@/server/page/finish-url'
import { FromTheTop } from './from-the-top'
import type { EndedPage } from './read-page'
import { Receipt } from './receipt'
import { ReturnToShop } from './return-to-shop'

const FACES = {
  paid: { Icon: CircleCheck, tone: 'good' },
  review: { Icon: Search, tone: 'warn' },
  expired: { Icon: Clock, tone: 'warn' },
  cancelled: { Icon: Ban, tone: 'plain' },
  revoked: { Icon: RefreshCw, tone: 'plain' },
} satisfies Record<EndedPage['state'], { Icon: LucideIcon; tone: 'good' | 'warn' | 'plain' }>

/** How it ended, what was charged, and the way back to the shop. */
export async function Outcome({ opened }: { opened: EndedPage }) {
  const t = await getTranslations('payment')
  const { page, merchant, transaction, state } = opened
  const facts = { merchant: merchant.name, order: page.orderId, amount: formatRupiah(page.grossAmount) }
  const back = finishUrl({ page, merchant, transaction, expired: state === 'expired' })

  return (
    <Notice {...FACES[state]} title={t(`${state}Title`)} text={t(`${state}Text`, facts)}>
      <FromTheTop />
      {state === 'paid' && transaction && <Receipt transaction={transaction} />}
      {state === 'paid' ? (
        <ReturnToShop
          url={back}
          words={{
            back: t('back', facts),
            stay: t('stay'),
            // The seconds are the browser's to fill in.
            returning: t('returning', { ...facts, seconds: '{seconds}' }),
          }}
        />
      ) : (
        <a href={back} className="button button-strong">
          {t('back', facts)}
        </a>
      )}
    </Notice>
  )
}
