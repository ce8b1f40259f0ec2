import type { Metadata } from 'next'
import Link from 'next/link'
import { getWords } from '@/i18n/get-words'
import { CHAPTERS } from '../nav/places'
import { fill } from '../parts/fill'
import { PageHeading } from '../parts/page-heading'

export async function generateMetadata(): Promise<Metadata> {
  const { chapter } = await getWords()

  return { title: chapter.title }
}

export default async function ChaptersPage() {
  const { chapter } = await getWords()

  return (
    <>
      <PageHeading eyebrow={chapter.title} title={chapter.indexHeading} lead={chapter.indexLead} />
      <ol className="grid gap-4 md:grid-cols-2">
        {CHAPTERS.map((id, index) => (
          <li key={id}>
            <Link href={`/bab/${id}`} className="panel grid h-full content-start gap-2 p-6 hover:border-ink">
              <span className="eyebrow text-quiet">{fill(chapter.number, { number: index + 1 })}</span>
              <span className="font-extrabold text-2xl tracking-tight">{chapter[id].title}</span>
              <span className="text-quiet">{chapter[id].lead}</span>
            </Link>
          </li>
        ))}
      </ol>
    </>
  )
}
