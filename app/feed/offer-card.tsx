import { ShieldCheck, ShoppingBag } from 'lucide-react'
import type { Departure } from '../departure/use-departure'
import { rupiah } from '../parts/rupiah'
import type { FeedWords } from './get-feed-words'
import type { Offer } from './trpc'

type OfferCardProps = { offer: Offer; words: FeedWords; reachable: boolean; departure: Departure }

/** The product under a post, and the one way out of Ramai: a form, so that no prefetch can walk through it. */
export function OfferCard({ offer, words, reachable, departure }: OfferCardProps) {
  const waiting = departure.waitingFor === offer.promoId

  return (
    <>
      <form method="post" action="/out" onSubmit={departure.leave} className="offer">
        <input type="hidden" name="promo" value={offer.promoId} />
        {/* biome-ignore lint/performance/noImgElement: already AVIF; the frame fixes its size */}
        <img
          src={`/media/${offer.media}/square.avif`}
          alt=""
          width={900}
          height={900}
          sizes="(min-width: 1024px) 20rem, 4rem"
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
              {offer.shop.name} · {offer.shop.city}
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
          {waiting ? words.checkingShop : words.seeAtShop}
        </button>
      </form>
      <p className="payment-note">
        <ShieldCheck size={15} aria-hidden="true" />
        {words.paymentNote}
      </p>
    </>
  )
}
