import { Ban, CircleCheck, CircleX, Clock, type LucideIcon, Signpost } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { formatDeadline, formatRupiah } from '@/app/_ui/format'
import { FromTheTop } from '@/app/_ui/from-the-top'
import { Notice } from '@/app/_ui/notice'
import { channelPath } from '@/server/payer/channels'
import type { Bill } from '@/server/payer/find-bill'

type BillOutcome = 'elsewhere' | 'paid' | 'expired' | 'declined' | 'ended'
type Props = { bill: Bill & { state: BillOutcome }; back?: string; justNow: boolean }

const FACES = {
  done: { Icon: CircleCheck, tone: 'good' },
  paid: { Icon: CircleCheck, tone: 'plain' },
  elsewhere: { Icon: Signpost, tone: 'plain' },
  expired: { Icon: Clock, tone: 'warn' },
  declined: { Icon: CircleX, tone: 'wrong' },
  ended: { Icon: Ban, tone: 'warn' },
} satisfies Record<BillOutcome | 'done', { Icon: LucideIcon; tone: 'plain' | 'good' | 'warn' | 'wrong' }>

/** Why nothing is due here, or that the bill was just paid. */
export async function BillAnswer({ bill, back, justNow }: Props) {
  const t = await getTranslations('simulator')
  const { transaction, merchant, channel, state } = bill
  const outcome = state === 'paid' && justNow ? 'done' : state
  const place = t(`channel.${channel}.name`)
  const values = {
    place,
    merchant: merchant.name,
    amount: formatRupiah(transaction.grossAmount),
    date: formatDeadline(await getLocale(), transaction.expiresAt),
  }

  return (
    <Notice {...FACES[outcome]} title={t(`answer.${outcome}.title`)} text={t(`answer.${outcome}.text`, values)}>
      <FromTheTop />
      <div className="grid w-full gap-2">
        {state === 'elsewhere' && (
          <a href={`/simulator/${channelPath(channel)}?code=${transaction.payCode}`} className="button button-strong">
            {t('goThere', { place })}
          </a>
        )}
        {back && (
          <a href={back} className="button button-strong">
            {t('toPage')}
          </a>
        )}
        <a href="/simulator" className="button button-calm">
          {t('another')}
        </a>
      </div>
    </Notice>
  )
}
