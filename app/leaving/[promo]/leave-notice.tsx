'use client'

import { ArrowRight, ExternalLink, Lock, Package } from 'lucide-react'
import { ShopClosed } from '@/app/departure/shop-closed'
import { useDeparture } from '@/app/departure/use-departure'
import type { FeedWords } from '@/app/feed/get-feed-words'
import type { FeedPost, Offer } from '@/app/feed/trpc'
import { rupiah } from '@/app/parts/rupiah'
import type { Messages } from '@/i18n/request'

type LeaveNoticeProps = {
  offer: Offer
  picture: FeedPost['media']
  shop: { origin: string; host: string }
  words: FeedWords & Messages['leaving']
}

export function LeaveNotice({ offer, picture, shop, words }: LeaveNoticeProps) {
  const departure = useDeparture(shop.origin)
  const waiting = departure.waitingFor !== undefined

  return (
    <>
      <h1 className="text-balance font-extrabold text-3xl tracking-tight sm:text-4xl">{words.title}</h1>
      <p className="mt-3 max-w-prose text-lg text-muted leading-relaxed">{words.text}</p>
      <form method="post" action="/out" onSubmit={departure.leave} className="mt-6 grid gap-5">
        <input type="hidden" name="promo" value={offer.promoId} />
        <input type="hidden" name="notice" value="read" />
        <Carried offer={offer} picture={picture} />
        <Facts shop={shop} words={words} />
        <label className="flex min-h-11 w-fit items-center gap-3">
          <input type="checkbox" name="skip" value="1" className="size-5 accent-pasar-text" />
          {words.skipNextTime}
        </label>
        <div className="grid gap-3 sm:grid-cols-2">
          <button type="submit" className="button button-shop sm:order-2" aria-busy={waiting} disabled={waiting}>
            {waiting ? words.checkingShop : words.go}
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
    <div className="flex items-center gap-4 rounded-card border border-line bg-white p-3">
      {/* biome-ignore lint/performance/noImgElement: already AVIF; the frame fixes its size */}
      <img
        src={`/media/${offer.media}/square.avif`}
        alt=""
        width={88}
        height={88}
        className="carried-picture size-22 rounded-xl"
        style={{ background: picture.tone }}
      />
      <div>
        <p className="font-bold">{offer.name}</p>
        <p className="font-extrabold text-lg tabular-nums">{rupiah(offer.price)}</p>
        <p className="text-muted text-sm">
          {offer.shop.name} · {offer.shop.city}
        </p>
      </div>
    </div>
  )
}

function Facts({ shop, words }: Pick<LeaveNoticeProps, 'shop' | 'words'>) {
  const facts = [
    { icon: ExternalLink, title: words.destination, text: shop.host },
    { icon: Package, title: words.carried, text: words.carriedText },
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
