import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getMessages, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound, orNull } from '@/app/_request/or-not-found'
import { getRamai } from '@/app/_request/visitor'
import { PaperPage } from '@/app/_ui/paper-page'
import { ProblemPage, problemHead } from '@/app/_ui/problem-page'
import { type AddressQuery, only } from '@/app/browse/address-query'
import { EarlyDepartureScript } from '@/app/departure/early-departure'
import { getFeedWords } from '@/app/feed/get-feed-words'
import type { Messages } from '@/i18n/request'
import { LINK_COOKIE, readLinkKind } from '@/server/handoff/cookies'
import { LeaveNotice } from './leave-notice'
import PromotionEnded, { generateMetadata as unknownHead } from './not-found'

export const endpoint: PageEndpoint = { who: 'anybody' }

type LeavingPageProps = { params: Promise<{ shop: string; promo: string }>; searchParams: Promise<AddressQuery> }

export const generateMetadata = orAbsentHead(async function head({ params }: LeavingPageProps): Promise<Metadata> {
  const { shop, promo } = await params
  const promotion = await getPromotion(shop, promo)
  if (!promotion) return { ...(await problemHead('promotion_taken_down')), robots: { index: false } }
  const t = await getTranslations('leaving')

  return { title: t('title', { shop: promotion.offer.shop.name }), robots: { index: false } }
}, unknownHead)

/** The leave notice: names the destination and the data that the token carries. Signs nothing. */
export default orAbsent(async function LeavingPage({ params, searchParams }: LeavingPageProps) {
  const { shop, promo } = await params
  const [{ post }, promotion, feedWords, messages, jar] = await Promise.all([
    searchParams,
    getPromotion(shop, promo),
    getFeedWords(),
    getMessages(),
    cookies(),
  ])
  if (!promotion) return <ProblemPage problem="promotion_taken_down" />
  if (promotion.offer.stock === 'sold_out') return <ProblemPage problem="promotion_sold_out" />

  return (
    <PaperPage>
      <EarlyDepartureScript />
      <LeaveNotice
        {...promotion}
        postId={only(post)}
        link={readLinkKind(jar.get(LINK_COOKIE)?.value)}
        words={{ ...feedWords, ...(messages as Messages).leaving }}
      />
    </PaperPage>
  )
}, PromotionEnded)

/** Cached for the title and the page; null for a promotion that was taken down. */
const getPromotion = cache(async (shop: string, promo: string) => {
  const ramai = await getRamai()

  return ramai.promotion
    .show({ shop, promoId: Number(promo) })
    .catch(orNull('promotion_taken_down'))
    .catch(orNotFound('promotion_unknown'))
})
