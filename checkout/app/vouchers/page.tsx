import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { shop } from '@/app/_request/visitor'
import { Icon } from '@/app/_ui/lucide-icon'
import { button, card } from '@/app/_ui/styles'
import { describeVoucher, sayUnfit } from '@/app/checkout/[basketId]/describe-voucher'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { Vouchers } from './vouchers'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('voucher'))('own'), robots: { index: false } }
}

/** The vouchers that this browser or account has collected, and those that it may collect. */
export default async function OwnVouchers() {
  const t = await getTranslations('voucher')
  const { voucher, catalogue } = await shop()
  const [vouchers, front] = await Promise.all([voucher.list(), catalogue.front()])
  const collectedCodes = vouchers.map(({ voucher: { code } }) => code)

  return (
    <section className="mx-auto grid max-w-2xl grid-cols-1 gap-5 pt-10">
      <div>
        <h1 className="text-3xl sm:text-4xl">{t('own')}</h1>
        <p className="mt-1 text-quiet">{t(vouchers.length > 0 ? 'ownText' : 'none')}</p>
      </div>
      <ul className="grid gap-3">
        {vouchers.map(({ voucher, endReason }) => (
          <CollectedVoucher key={voucher.code} voucher={voucher} endReason={endReason} />
        ))}
      </ul>
      <Vouchers
        vouchers={front.vouchers.filter(({ code }) => !collectedCodes.includes(code))}
        collectedCodes={collectedCodes}
      />
      <Link href="/" prefetch={false} className={`${button.quiet} justify-self-start`}>
        {t('toFront')}
      </Link>
    </section>
  )
}

async function CollectedVoucher({ voucher, endReason }: RouterOutputs['voucher']['list'][number]) {
  const { worth, terms } = await describeVoucher({ voucher })

  return (
    <li className={`${card} grid grid-cols-[auto_1fr] items-center gap-4`}>
      <Icon of="icon-TicketPercent" size={24} className={endReason ? 'text-quiet' : 'text-pasar-deep'} />
      <div className="grid min-w-0">
        <p className="font-bold">{worth}</p>
        <p className="wrap-anywhere text-quiet text-sm">
          {voucher.code} · {terms}
        </p>
        {endReason && (
          <p className="text-sm text-warn">
            {await sayUnfit({ reason: endReason, endsAt: voucher.endsAt, shop: '', category: '' })}
          </p>
        )}
      </div>
    </li>
  )
}
