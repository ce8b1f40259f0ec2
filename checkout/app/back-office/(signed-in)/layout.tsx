import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Navigation } from '@/app/back-office/parts/navigation'

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('backOffice'))('title')

  return { title: { default: title, template: `%s · ${title}` }, robots: { index: false } }
}

/**
 * Each page checks the operator session itself: a layout does not render again on navigation inside
 * it.
 */
export default function BackOfficeLayout({ children }: { children: React.ReactNode }) {
  return (
    <div data-staff className="grid grid-cols-1 gap-6 pt-4 lg:pt-6">
      <Navigation />
      {children}
    </div>
  )
}
