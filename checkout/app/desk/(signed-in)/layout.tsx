import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskNav } from '@/app/desk/parts/desk-nav'

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('desk'))('title')

  return { title: { default: title, template: `%s · ${title}` }, robots: { index: false } }
}

/** Each page asks the desk for itself, and is shown the door by it. */
export default function Desk({ children }: { children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-6 pt-4 lg:pt-6">
      <DeskNav />
      {children}
    </div>
  )
}
