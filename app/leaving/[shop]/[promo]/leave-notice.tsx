'use client'

import { ArrowRight, ExternalLink, Link2, Lock, Package } from 'lucide-react'
import { naming } from '@/app/_ui/naming'
import { ProductPicture } from '@/app/_ui/product-picture'
import { rupiah } from '@/app/_ui/rupiah'
import { ShopClosed } from '@/app/departure/shop-closed'
import { useDeparture } from '@/app/departure/use-departure'
import type { FeedWords } from '@/app/feed/get-feed-words'
import type { FeedPost, Offer } from '@/app/feed/trpc'
import type { Messages } from '@/i18n/request'
import type { LinkKind } from '@/server/handoff/cookies'

type LeaveNoticeProps = {
  /** The post that shows the promotion; undefined without one in the address. */
  postId: string | undefined
  offer: Offer
  picture: FeedPost['media']
  link: LinkKind
  words: FeedWords & Messages['leaving']
}

export function LeaveNotice({ postId, offer, picture, link, words }: LeaveNoticeProps) {
  const departure = useDeparture({ looksFirst: true })
  const { waiting } = departure
  const { shop } = offer

  return (
    <>
      <h1 className="text-balance font-extrabold text-3xl tracking-tight sm:text-4xl">{naming(words.title, shop)}</h1>
      <p className="mt-3 max-w-prose text-lg text-muted leading-relaxed">{naming(words.text, shop)}</p>
      <form method="post" action="/out" onSubmit={(event) => departure.leave(event, offer)} className="mt-6 grid gap-5">
        <input type="hidden" name="shop" value={shop.id} />
        <input type="hidden" name="promo" value={offer.promoId} />
        {postId && <input type="hidden" name="post" value={postId} />}
        <input type="hidden" name="notice" value="read" />
        <Carried offer={offer} picture={picture} />
        <Facts shop={shop} link={link} words={words} />
        <label className="flex min-h-11 w-fit items-center gap-3">
          <input type="checkbox" name="skip" value="1" className="size-5 accent-pasar-text" />
          {words.skipNextTime}
        </label>
        <div className="grid gap-3 sm:grid-cols-2">
          <button type="submit" className="button button-shop sm:order-2" aria-busy={waiting} disabled={waiting}>
            {naming(waiting ? words.checkingShop : words.go, shop)}
            <ArrowRight size={18} aria-hidden="true" />
          </button>
          <a href="/" className="button button-quiet">
            {words.stay}
          </a>
        </div>
      </form>
      <ShopClosed words={words} departure={departure} />
    </>
  )
}

function Carried({ offer, picture }: Pick<LeaveNoticeProps, 'offer' | 'picture'>) {
  return (
    <div className="flex items-center gap-4 rounded-card border border-line bg-card p-3">
      <ProductPicture
        media={offer.media}
        sizes="88px"
        width={88}
        height={88}
        className="carried-picture size-22 rounded-xl"
        style={{ background: picture.tone }}
      />
      <div>
        <p className="font-bold">{offer.name}</p>
        <p className="font-extrabold text-lg tabular-nums">{rupiah(offer.price)}</p>
        <p className="text-muted text-sm">
          {offer.seller.name} · {offer.seller.city}
        </p>
      </div>
    </div>
  )
}

type FactsProps = Pick<LeaveNoticeProps, 'link' | 'words'> & { shop: Offer['shop'] }

function Facts({ shop, link, words }: FactsProps) {
  const plain = { icon: Link2, title: words.plainLink, text: words.plainLinkText }
  const facts = [
    { icon: ExternalLink, title: words.destination, text: `${shop.name} · ${new URL(shop.origin).host}` },
    ...(link === 'plain' ? [plain] : []),
    { icon: Package, title: words.carried, text: link === 'plain' ? words.plainCarriedText : words.carriedText },
    { icon: Lock, title: words.notCarried, text: words.notCarriedText },
  ]

  return (
    <dl className="grid gap-4">
      {facts.map(({ icon: Icon, title, text }) => (
        <div key={title}>
          <dt className="flex items-center gap-3 font-bold">
            <Icon size={20} className="shrink-0 text-pasar-text" aria-hidden="true" />
            {title}
          </dt>
          <dd className="pl-8 text-muted leading-relaxed">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
