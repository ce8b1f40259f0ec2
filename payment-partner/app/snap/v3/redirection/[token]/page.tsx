import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Challenge } from './challenge'
import { FollowState } from './follow-state'
import { MethodList } from './method-list'
import { OrderSummary } from './order-summary'
import { Outcome } from './outcome'
import { Qris } from './qris'
import { isOpenTill, type OpenTill, pathOf, readPage } from './read-page'
import { VirtualAccount } from './virtual-account'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const opened = await readPage((await params).token)
  const t = await getTranslations('payment')

  return { title: opened.state === 'unknown' ? t('unknownTitle') : t('title', { order: opened.page.orderId }) }
}

export default async function PaymentPage({ params }: Props) {
  const { token } = await params
  const opened = await readPage(token)
  if (opened.state === 'unknown') notFound()

  return isOpenTill(opened) ? <Till token={token} opened={opened} /> : <Outcome opened={opened} />
}

/** What is to be done at one side, what is to be paid at the other; it follows the payment by itself. */
function Till({ token, opened }: { token: string; opened: OpenTill }) {
  return (
    <div className="grid gap-5 lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-8">
      <OrderSummary {...opened} />
      <div className="arrive min-w-0 lg:order-first">
        <NextStep token={token} opened={opened} />
      </div>
      <FollowState path={`${pathOf(token)}/state`} state={opened.state} />
    </div>
  )
}

function NextStep({ token, opened }: { token: string; opened: OpenTill }) {
  if (opened.state === 'choose') return <MethodList {...opened} token={token} />
  if (opened.state === 'qris') return <Qris {...opened} token={token} />
  if (opened.state === 'va') return <VirtualAccount {...opened} token={token} />

  return <Challenge {...opened} token={token} />
}
