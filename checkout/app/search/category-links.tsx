import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Icon, type IconClass } from '@/app/_ui/lucide-icon'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Category = RouterOutputs['catalogue']['front']['categories'][number]

const ICONS = {
  beauty: 'icon-Sparkles',
  fashion: 'icon-Shirt',
  food: 'icon-UtensilsCrossed',
  home: 'icon-Armchair',
  kitchen: 'icon-CookingPot',
  electronics: 'icon-Headphones',
  stationery: 'icon-PencilRuler',
  toys: 'icon-ToyBrick',
  garden: 'icon-Sprout',
  sport: 'icon-Dumbbell',
  pets: 'icon-PawPrint',
  travel: 'icon-Luggage',
} satisfies Record<Category, IconClass>

export function CategoryLinks({ categories }: { categories: readonly Category[] }) {
  const t = useTranslations('find')

  return (
    <nav aria-label={t('categoriesTitle')}>
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4 lg:grid-cols-6">
        {categories.map((category) => {
          return (
            <li key={category}>
              <Link
                href={`/categories/${category}`}
                prefetch={false}
                className="flex h-full min-h-20 flex-col items-center justify-center gap-1.5 rounded-control border border-line bg-card px-1 py-3 text-center text-sm leading-tight hover:border-ink"
              >
                <Icon of={ICONS[category]} size={22} className="text-pasar-deep" />
                {t(`categories.${category}`)}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** The categories in one row, which scrolls where it is wider than the screen. */
export function CategoryRow({ categories }: { categories: readonly Category[] }) {
  const t = useTranslations('find')

  return (
    <nav aria-label={t('categoriesTitle')} className="-mx-4 relative overflow-x-auto px-4 pt-2 sm:mx-0 sm:px-0 sm:pt-4">
      <ul className="flex w-max gap-1 lg:w-auto lg:justify-between">
        {categories.map((category) => (
          <li key={category}>
            <Link
              href={`/categories/${category}`}
              prefetch={false}
              className="flex min-h-14 min-w-18 flex-col items-center justify-center gap-1 rounded-control px-2 py-1 text-sm hover:bg-card"
            >
              <Icon of={ICONS[category]} size={22} className="text-pasar-deep" />
              <span className="whitespace-nowrap">{t(`categories.${category}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
