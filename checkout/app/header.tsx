import { CircleUser, Heart, Package, ShoppingBag, Store } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'

const PLACES = [
  { href: '/wishes', name: 'wishes', Icon: Heart },
  { href: '/basket', name: 'baskets', Icon: ShoppingBag },
  { href: '/orders', name: 'orders', Icon: Package },
  { href: '/account', name: 'account', Icon: CircleUser },
] as const

export async function Header() {
  const t = await getTranslations('frame')

  return (
    <header className="border-line border-b bg-card">
      <div className="mx-auto flex h-16 max-w-6xl items-center justify-between gap-4 px-4 sm:px-6">
        <Link
          href="/"
          prefetch={false}
          aria-label={t('home')}
          className="flex min-h-11 items-center gap-2 font-extrabold text-xl"
        >
          <span className="grid size-9 place-items-center rounded-xl bg-pasar-deep text-white">
            <Store size={20} aria-hidden />
          </span>
          {t('brand')}
        </Link>
        <nav className="flex gap-1 sm:gap-6">
          {PLACES.map(({ href, name, Icon }) => (
            <Link
              key={href}
              href={href}
              prefetch={false}
              className="flex min-h-11 min-w-11 items-center justify-center gap-2 text-sm"
            >
              <Icon size={20} aria-hidden />
              {/* A phone has room for the signs alone. */}
              <span className="sr-only sm:not-sr-only">{t(name)}</span>
            </Link>
          ))}
        </nav>
      </div>
    </header>
  )
}
