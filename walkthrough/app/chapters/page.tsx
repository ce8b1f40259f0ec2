import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Further } from '@/app/_ui/frame/further'
import { CHAPTERS, placesIn, withoutTabIn } from '@/app/_ui/frame/places'
import { PageHeading } from '@/app/_ui/page-heading'
import { getView, getWords } from '@/i18n/get-words'
import { fill } from '@/i18n/words'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { chapter } = await getWords()

  return { title: chapter.title }
}

export default async function ChaptersPage() {
  const { chapter, frame } = await getWords()
  const view = await getView()
  const offThePhone = placesIn(view).filter(({ onPhone }) => !onPhone)

  return (
    <>
      <PageHeading eyebrow={chapter.title} title={chapter.indexHeading} lead={chapter.indexLead} />
      <ol className="grid gap-4 md:grid-cols-2">
        {CHAPTERS.map((id, index) => (
          <li key={id} className="md:last:odd:col-span-2">
            <Link href={`/chapters/${id}`} className="panel grid h-full content-start gap-2 p-6 hover:border-ink">
              <span className="eyebrow text-quiet">{fill(chapter.number, { number: index + 1 })}</span>
              <span className="font-extrabold text-2xl tracking-tight">{chapter[id].title}</span>
              <span className="text-quiet">{chapter[id].lead}</span>
            </Link>
          </li>
        ))}
      </ol>
      <Further places={offThePhone} words={frame.tool} className="md:hidden" />
      <Further places={withoutTabIn(view)} words={frame.tool} />
    </>
  )
}
