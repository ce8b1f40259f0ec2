import type { PageEndpoint } from '@jembatan/http/endpoints'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { shop } from '@/app/_request/visitor'
import { formatMoney } from '@/app/_ui/format'
import { card } from '@/app/_ui/styles'
import { PageHead } from '@/app/back-office/parts/page-head'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export default async function OverviewPage() {
  const summary = await asOperator((await shop()).backOffice.summary())
  const t = await getTranslations('backOffice.overview')
  const { refunds, orders, payouts } = summary

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4">
        <Waiting
          href="/back-office/refunds?show=todo"
          title={t('todo')}
          count={refunds.todo}
          amount={refunds.todoAmount}
          now
        />
        <Waiting href="/back-office/settlements" title={t('differences')} count={summary.differences} now />
        <Waiting href="/back-office/alarms" title={t('alarms')} count={summary.alarms} now />
        <Waiting href="/back-office/orders?show=flagged" title={t('flagged')} count={orders.flagged} now />
        <Waiting href="/back-office/returns" title={t('returns')} count={summary.returns.todo} now />
        <Waiting href="/back-office/complaints" title={t('complaints')} count={summary.complaints.todo} now />
        <Waiting href="/back-office/orders?show=to_pack" title={t('toPack')} count={orders.toPack} />
        <Waiting href="/back-office/orders?show=to_ship" title={t('toShip')} count={orders.toShip} />
        <Waiting href="/back-office/orders?show=on_the_way" title={t('onTheWay')} count={orders.onTheWay} />
        <Waiting href="/back-office/refunds?show=running" title={t('running')} count={refunds.running} />
        <Waiting
          href="/back-office/payouts"
          title={t('waiting')}
          count={payouts.waiting}
          amount={payouts.waitingAmount}
        />
      </ul>
    </>
  )
}

type Props = {
  href: string
  title: string
  count: number
  amount?: number
  /** Highlights a count above zero, which needs an operator today. */
  now?: boolean
}

async function Waiting({ href, title, count, amount = 0, now = false }: Props) {
  const t = await getTranslations('backOffice.overview')

  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className={`${card} grid h-full content-between gap-3 hover:border-ink ${now && count > 0 ? 'border-warn bg-warn-wash' : ''}`}
      >
        <span className="text-quiet text-sm">{title}</span>
        <span className="grid">
          <strong className={count === 0 ? 'font-medium text-lg text-quiet' : 'money font-extrabold text-3xl'}>
            {count === 0 ? t('nothing') : count}
          </strong>
          {amount > 0 && <span className="money text-quiet text-sm">{formatMoney(amount)}</span>}
        </span>
      </Link>
    </li>
  )
}
