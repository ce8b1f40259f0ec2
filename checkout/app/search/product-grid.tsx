import { changeWish } from '@/app/_forms/wish/actions'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { ProductCard } from './product-card'
import type { CardMarks } from './read-marks'

type Props = {
  products: RouterOutputs['catalogue']['front']['best']
  label: string
  marks: CardMarks
  /** Its first picture determines the page's load time. */
  first?: boolean
  sizes?: string | undefined
}

export function ProductGrid({ products, label, marks, first = true, sizes }: Props) {
  return (
    <form action={changeWish}>
      <ul
        aria-label={label}
        className="grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-5 sm:gap-y-8 lg:grid-cols-4"
      >
        {products.map((product, index) => (
          <li key={product.id} className="relative">
            <ProductCard product={product} first={first && index === 0} marks={marks} sizes={sizes} />
          </li>
        ))}
      </ul>
    </form>
  )
}
