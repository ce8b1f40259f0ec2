import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { getFeedWords } from '@/app/feed/get-feed-words'
import { PaperPage } from '@/app/parts/paper-page'
import { getRamai } from '@/app/visitor'
import type { Messages } from '@/i18n/request'
import { readRefusal } from '@/server/trpc/caller'
import { LeaveNotice } from './leave-notice'

type LeavingPageProps = { params: Promise<{ promo: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leaving'))('title'), robots: { index: false } }
}

/** Between feed and shop: names the destination and what is carried. Shows, and mints nothing. */
export default async function LeavingPage({ params }: LeavingPageProps) {
  const ramai = await getRamai()
  const promoId = Number((await params).promo)
  const [promotion, shop, feedWords, messages] = await Promise.all([
    ramai.promotion.show({ promoId }).catch(refuseUnknown),
    ramai.handoff.destination(),
    getFeedWords(),
    getMessages(),
  ])

  return (
    <PaperPage>
      <LeaveNotice {...promotion} shop={shop} words={{ ...feedWords, ...(messages as Messages).leaving }} />
    </PaperPage>
  )
}

function refuseUnknown(failure: unknown): never {
  if (readRefusal(failure)?.code === 'promotion_unknown' || isBadRequest(failure)) notFound()
  throw failure
}

const isBadRequest = (failure: unknown) =>
  failure instanceof Error && 'code' in failure && failure.code === 'BAD_REQUEST'
