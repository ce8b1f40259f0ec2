import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Icon } from '@/app/_ui/lucide-icon'
import { readCartCount } from '../_request/cart-count'
import { LanguageSwitch } from './language-switch'

const PLACES = [
  { href: '/wishes', name: 'wishes', icon: 'icon-Heart' },
  { href: '/basket', name: 'baskets', icon: 'icon-ShoppingBag' },
  { href: '/orders', name: 'orders', icon: 'icon-Package' },
  { href: '/account', name: 'account', icon: 'icon-CircleUser' },
] as const

/** `children`: the search, beside the logo or below it. */
export async function Header({ children }: { children: React.ReactNode }) {
  const t = await getTranslations('frame')
  const inCart = await readCartCount()

  return (
    <header className="border-line border-b bg-card">
      <div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center gap-x-2 px-4 sm:gap-x-4 sm:px-6">
        <Link
          href="/"
          prefetch={false}
          aria-label={t('home')}
          className="flex min-h-16 items-center gap-2 font-extrabold text-xl"
        >
          <span className="grid size-9 place-items-center rounded-xl bg-pasar-deep text-card">
            <Icon of="icon-Store" size={20} />
          </span>
          <span className="max-[23.5rem]:sr-only">{t('brand')}</span>
        </Link>
        {children}
        <nav className="in-[body:has([data-staff])]:hidden ml-auto flex flex-wrap justify-end gap-x-0.5 min-[24rem]:gap-x-1 sm:gap-4 lg:gap-6">
          {PLACES.map(({ href, name, icon }) => (
            <Link
              key={href}
              href={href}
              prefetch={false}
              className="relative flex min-h-11 min-w-11 flex-col items-center justify-center text-[0.65rem] lg:flex-row lg:gap-2 lg:text-sm"
            >
              <Icon of={icon} size={20} />
              {t(name)}
              {name === 'baskets' && inCart > 0 && <Count lines={inCart} label={t('inCart', { count: inCart })} />}
            </Link>
          ))}
        </nav>
        <LanguageSwitch />
      </div>
    </header>
  )
}

/** Over the icon's corner, or after its label where there is room. */
function Count({ lines, label }: { lines: number; label: string }) {
  return (
    <span className="absolute top-0.5 left-1/2 grid h-5 min-w-5 place-items-center rounded-full bg-pasar-deep px-1 font-bold text-card text-xs tabular-nums lg:static">
      <span aria-hidden>{lines}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}
