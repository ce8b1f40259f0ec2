import { Ban, CircleCheck, Clock, type LucideIcon, RefreshCw, Search, Undo2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { FromTheTop } from '@/app/_ui/from-the-top'
import { Notice } from '@/app/_ui/notice'
import { ReturnToShop } from '@/app/_ui/return-to-shop'
import { finishUrl } from '@/server/page/finish-url'
import { BackToShop } from '../../../back-to-shop'
import { readPageAddress } from '../../../page-address'
import type { EndedPage } from '../../../read-page'
import { Receipt } from './receipt'

const FACES = {
  paid: { Icon: CircleCheck, tone: 'good' },
  review: { Icon: Search, tone: 'warn' },
  refunded: { Icon: Undo2, tone: 'plain' },
  expired: { Icon: Clock, tone: 'warn' },
  cancelled: { Icon: Ban, tone: 'plain' },
  reversed: { Icon: Undo2, tone: 'warn' },
  revoked: { Icon: RefreshCw, tone: 'plain' },
} satisfies Record<EndedPage['state'], { Icon: LucideIcon; tone: 'good' | 'warn' | 'plain' }>

/** The result, the charged amount, and the link to the shop. */
export async function Outcome({ opened }: { opened: EndedPage }) {
  const t = await getTranslations('payment')
  const { page, merchant, transaction, state } = opened
  const values = {
    merchant: merchant.name,
    order: page.orderId,
    amount: formatRupiah(page.grossAmount),
    returned: formatRupiah(transaction?.refundedAmount ?? 0),
  }

  return (
    <Notice
      {...FACES[state]}
      title={t(`${state}Title`)}
      text={t.rich(`${state}Text`, { ...values, number: inOneLine })}
    >
      <FromTheTop />
      {state === 'paid' && <Receipt transaction={opened.transaction} />}
      {state === 'paid' ? (
        <ReturnToShop
          url={finishUrl(opened)}
          seconds={(await readPageAddress()).options.closeAfterSeconds}
          words={{
            back: t('back', values),
            stay: t('stay'),
            // The browser fills in the seconds.
            returning: t('returning', { ...values, seconds: '{seconds}' }),
          }}
        />
      ) : (
        <BackToShop opened={opened}>{t('back', values)}</BackToShop>
      )}
    </Notice>
  )
}

/**
 * Keeps a number in one line: hyphens would allow a break. A number longer than the line still
 * breaks.
 */
const inOneLine = (number: React.ReactNode) => <span className="inline-block wrap-anywhere">{number}</span>
