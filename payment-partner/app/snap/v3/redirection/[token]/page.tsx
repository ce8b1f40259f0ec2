import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Challenge } from './challenge'
import { MethodList } from './method-list'
import { Outcome } from './outcome'
import { Qris } from './qris'
import { isOpenTill, type OpenTill, readPage } from './read-page'
import { Till } from './till'
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

  if (!isOpenTill(opened)) return <Outcome opened={opened} />

  return (
    <Till token={token} opened={opened}>
      <NextStep token={token} opened={opened} />
    </Till>
  )
}

function NextStep({ token, opened }: { token: string; opened: OpenTill }) {
  if (opened.state === 'choose') return <MethodList {...opened} token={token} />
  if (opened.state === 'qris') return <Qris {...opened} token={token} />
  if (opened.state === 'va') return <VirtualAccount {...opened} token={token} />

  return <Challenge {...opened} token={token} />
}
