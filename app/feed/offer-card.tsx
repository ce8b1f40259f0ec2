import { Link2, ShoppingBag } from 'lucide-react'
import type { LinkKind } from '@/server/handoff/cookies'
import { naming } from '../_ui/naming'
import { ProductPicture } from '../_ui/product-picture'
import { rupiah } from '../_ui/rupiah'
import type { Departure } from '../departure/use-departure'
import type { FeedWords } from './get-feed-words'
import { ProductSheet } from './product-sheet'
import type { Offer } from './trpc'

type OfferCardProps = {
  postId: string
  offer: Offer
  words: FeedWords
  reachable: boolean
  link: LinkKind
  departure: Departure
}

/** The product under a post: its summary, the sheet with details, and the only way out of Ramai. */
export function OfferCard({ postId, offer, words, reachable, link, departure }: OfferCardProps) {
  const sheet = `product-${postId}`
  const tabIndex = reachable ? undefined : -1

  return (
    <>
      <div className="offer">
        <ProductPicture
          media={offer.media}
          sizes="(min-width: 1024px) 20rem, 84px"
          width={900}
          height={900}
          loading="lazy"
          fetchPriority="low"
          className="offer-picture"
        />
        <div className="offer-facts">
          <p className="offer-name">
            {offer.name}
            {offer.label && <span className="offer-label"> · {offer.label}</span>}
          </p>
          <p className="offer-price">
            {rupiah(offer.price)}
            {offer.compareAt && (
              <del>
                <span className="sr-only">{words.previousPrice} </span>
                {rupiah(offer.compareAt)}
              </del>
            )}
          </p>
          <p className="offer-seller">
            <span className={`stock stock-${offer.stock}`}>{words.stock[offer.stock]}</span>
            <span className="offer-shop">
              {offer.seller.name} · {offer.seller.city}
            </span>
          </p>
          <dl className="offer-more">
            <div>
              <dt>{words.from}</dt>
              <dd>{offer.origin}</dd>
            </div>
            {offer.standards.map((standard) => (
              <div key={standard}>
                <dt>{standard.split(' ')[0]}</dt>
                <dd>{standard.split(' ').slice(1).join(' ')}</dd>
              </div>
            ))}
          </dl>
        </div>
        <button type="button" className="offer-open" popoverTarget={sheet} tabIndex={tabIndex}>
          <span className="sr-only">{words.details}</span>
        </button>
        <WayOut postId={postId} offer={offer} words={words} tabIndex={tabIndex} departure={departure} />
      </div>
      <ProductSheet id={sheet} offer={offer} words={words}>
        <WayOut postId={postId} offer={offer} words={words} departure={departure} />
      </ProductSheet>
      {link === 'plain' && (
        <p className="plain-mark">
          <Link2 size={13} aria-hidden="true" />
          {words.plainLink}
        </p>
      )}
      {offer.stock === 'sold_out' && <p className="stock-note">{naming(words.soldOut, offer.shop)}</p>}
    </>
  )
}

type WayOutProps = Pick<OfferCardProps, 'postId' | 'offer' | 'words' | 'departure'> & { tabIndex?: number | undefined }

/** A form, so that no prefetch can follow it. Absent for a sold-out product. */
function WayOut({ postId, offer, words, tabIndex, departure }: WayOutProps) {
  if (offer.stock === 'sold_out') return null
  const waiting = departure.isWaitingFor(offer)

  return (
    <form method="post" action="/out" onSubmit={(event) => departure.leave(event, offer)} className="way-out">
      <input type="hidden" name="shop" value={offer.shop.id} />
      <input type="hidden" name="promo" value={offer.promoId} />
      <input type="hidden" name="post" value={postId} />
      <button
        type="submit"
        className="button button-shop offer-button"
        tabIndex={tabIndex}
        aria-busy={waiting}
        disabled={waiting}
      >
        <ShoppingBag size={18} aria-hidden="true" />
        {naming(waiting ? words.checkingShop : words.seeAtShop, offer.shop)}
      </button>
    </form>
  )
}
