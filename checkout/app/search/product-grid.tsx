import type { RouterOutputs } from '@/server/trpc/outputs'
import { ProductCard } from './product-card'

type Props = {
  products: RouterOutputs['catalogue']['front']['best']
  label: string
  freeFrom: number | null
  /** Its first picture determines the page's load time. */
  first?: boolean
  sizes?: string | undefined
}

export function ProductGrid({ products, label, freeFrom, first = true, sizes }: Props) {
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-5 sm:gap-y-8 lg:grid-cols-4"
    >
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} first={first && index === 0} freeFrom={freeFrom} sizes={sizes} />
        </li>
      ))}
    </ul>
  )
}
