import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/lucide-icon'

/** The path from the front page to this page, which is its last step. */
export function Breadcrumbs({ steps, here }: { steps: { href: string; name: string }[]; here: string }) {
  const t = useTranslations('find')

  return (
    <nav aria-label={t('breadcrumbs')} className="pt-4 text-sm">
      <ol className="flex flex-wrap items-center gap-x-1 text-quiet">
        {[{ href: '/', name: t('home') }, ...steps].map(({ href, name }) => (
          <li key={href} className="flex items-center gap-1">
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-11 items-center underline-offset-4 hover:underline"
            >
              {name}
            </Link>
            <Icon of="icon-ChevronRight" size={14} />
          </li>
        ))}
        <li aria-current="page" className="min-w-24 flex-1 truncate text-ink">
          {here}
        </li>
      </ol>
    </nav>
  )
}
