import { naming } from '../_ui/naming'
import { ProductPicture } from '../_ui/product-picture'
import { rupiah } from '../_ui/rupiah'
import type { FeedWords } from './get-feed-words'
import type { Offer } from './trpc'

type ProductSheetProps = { id: string; offer: Offer; words: FeedWords; children: React.ReactNode }

/** All catalogue data of a product, to read before leaving. Variants are chosen in the shop. */
export function ProductSheet({ id, offer, words, children }: ProductSheetProps) {
  return (
    <aside id={id} popover="auto" className="sheet product-sheet" aria-labelledby={`${id}-title`}>
      <div className="flex gap-4">
        <ProductPicture
          media={offer.media}
          sizes="96px"
          width={96}
          height={96}
          loading="lazy"
          className="size-24 shrink-0 rounded-xl"
        />
        <div>
          <p className="font-bold text-muted text-sm">{offer.brand}</p>
          <h3 id={`${id}-title`} className="text-balance font-extrabold text-xl leading-tight">
            {offer.name}
          </h3>
          <p className="mt-1 flex flex-wrap items-baseline gap-x-2 tabular-nums">
            <span className="font-extrabold text-lg">{rupiah(offer.price)}</span>
            {offer.compareAt && (
              <del className="text-muted text-sm">
                <span className="sr-only">{words.previousPrice} </span>
                {rupiah(offer.compareAt)}
              </del>
            )}
          </p>
        </div>
      </div>
      <p className="mt-4 leading-relaxed">{offer.description}</p>
      <h4 className="mt-5 font-extrabold">{words.variants}</h4>
      <ul className="mt-1">
        {offer.variants.map((variant) => (
          <li key={variant.sku} className="flex items-baseline gap-3 border-line border-b py-2">
            <span className="grow font-semibold">{variant.label ?? offer.name}</span>
            <span className={`stock stock-${variant.stock} text-sm`}>{words.stock[variant.stock]}</span>
            <span className="font-bold tabular-nums">{rupiah(variant.price)}</span>
          </li>
        ))}
      </ul>
      <dl className="product-facts">
        <Fact name={words.from}>{offer.origin}</Fact>
        <Fact name={words.standards}>{offer.standards.join(' · ') || words.noStandards}</Fact>
        <Fact name={words.soldBy}>{`${offer.seller.name} · ${offer.seller.city}`}</Fact>
        <Fact name={words.shopOfProduct}>{offer.shop.name}</Fact>
      </dl>
      <p className="mt-4 text-muted text-sm leading-relaxed">
        {words.tax[offer.tax]} {naming(words.catalogueNote, offer.shop)}
      </p>
      <div className="mt-5 grid gap-3 sm:grid-cols-2">
        {children}
        <button type="button" popoverTarget={id} popoverTargetAction="hide" className="button button-quiet">
          {words.closeSheet}
        </button>
      </div>
    </aside>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
