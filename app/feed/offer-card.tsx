import { squareSet } from '@jembatan/platform/square-set'
import { Link2, ShieldCheck, ShoppingBag } from 'lucide-react'
import type { Departure } from '../departure/use-departure'
import type { LinkKind } from '../link/link-kind'
import { naming } from '../parts/naming'
import { rupiah } from '../parts/rupiah'
import type { FeedWords } from './get-feed-words'
import type { Offer } from './trpc'

type OfferCardProps = { offer: Offer; words: FeedWords; reachable: boolean; link: LinkKind; departure: Departure }

/** The product under a post, and the one way out of Ramai: a form, so that no prefetch can walk through it. */
export function OfferCard({ offer, words, reachable, link, departure }: OfferCardProps) {
  const waiting = departure.isWaitingFor(offer)

  return (
    <>
      <form method="post" action="/out" onSubmit={(event) => departure.leave(event, offer)} className="offer">
        <input type="hidden" name="shop" value={offer.shop.id} />
        <input type="hidden" name="promo" value={offer.promoId} />
        {/* biome-ignore lint/performance/noImgElement: already AVIF, in the sizes that frames have */}
        <img
          {...squareSet(offer.media)}
          sizes="(min-width: 1024px) 20rem, 84px"
          alt=""
          width={900}
          height={900}
          loading="lazy"
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
                <span className="sr-only">{words.formerPrice} </span>
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
        <button
          type="submit"
          className="button button-shop offer-button"
          tabIndex={reachable ? undefined : -1}
          aria-busy={waiting}
          disabled={waiting}
        >
          <ShoppingBag size={18} aria-hidden="true" />
          {naming(waiting ? words.checkingShop : words.seeAtShop, offer.shop)}
        </button>
      </form>
      {link === 'plain' && (
        <p className="plain-mark">
          <Link2 size={13} aria-hidden="true" />
          {words.plainLink}
        </p>
      )}
      <p className="payment-note">
        <ShieldCheck size={15} aria-hidden="true" />
        {naming(words.paymentNote, offer.shop)}
      </p>
    </>
  )
}
