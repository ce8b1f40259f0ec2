import { changeWish } from '@/app/_forms/wish/actions'
import { ProductCard } from '@/app/search/product-card'
import type { CardMarks } from '@/app/search/read-marks'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = {
  title: string
  products: RouterOutputs['catalogue']['front']['offers']
  /** Absent: the cards have no wishlist buttons. */
  marks?: CardMarks
  /** In the first screen: its first picture determines the page's load time. */
  first?: boolean
}

/** Products in one row, which scrolls where it is wider than the screen. */
export function ProductRow({ title, products, marks, first = false }: Props) {
  const row = (
    <ul aria-label={title} className="-mx-4 relative flex gap-3 overflow-x-auto px-4 pb-1 sm:mx-0 sm:gap-5 sm:px-0">
      {products.map((product, index) => (
        <li key={product.id} className="relative w-38 shrink-0 sm:w-48">
          <ProductCard
            product={product}
            first={first && index === 0}
            marks={marks}
            sizes="(min-width: 640px) 12rem, 9.5rem"
          />
        </li>
      ))}
    </ul>
  )

  return (
    <section className={`grid grid-cols-1 gap-3 ${first ? '' : 'below-the-fold'}`}>
      <h2 className="text-xl sm:text-2xl">{title}</h2>
      {marks ? <form action={changeWish}>{row}</form> : row}
    </section>
  )
}
