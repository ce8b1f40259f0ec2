import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { Doubts } from '@/app/_ui/chapters/doubts'
import { MigrationChapter } from '@/app/_ui/chapters/migration-chapter'
import { NextChapter } from '@/app/_ui/chapters/next-chapter'
import { RuleChapter } from '@/app/_ui/chapters/rule-chapter'
import { Signatures } from '@/app/_ui/chapters/signatures'
import { CHAPTERS, type ChapterId, isChapter } from '@/app/_ui/frame/places'
import { PageHeading } from '@/app/_ui/page-heading'
import { getWords } from '@/i18n/get-words'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'

export const endpoint: PageEndpoint = { who: 'anybody' }

type Params = { params: Promise<{ chapter: string }> }

export const generateMetadata = orAbsentHead(async function head({ params }: Params): Promise<Metadata> {
  const { chapter: id } = await params
  if (!isChapter(id)) notFound()

  return { title: (await getWords()).chapter[id].title }
})

export default orAbsent(async function ChapterPage({ params }: Params) {
  const { chapter: id } = await params
  if (!isChapter(id)) notFound()
  const { chapter } = await getWords()
  const number = fill(chapter.number, { number: CHAPTERS.indexOf(id) + 1 })

  return (
    <article>
      <PageHeading eyebrow={number} title={chapter[id].title} lead={chapter[id].lead} />
      <Content id={id} words={chapter} />
      <NextChapter id={id} words={chapter} />
    </article>
  )
})

function Content({ id, words }: { id: ChapterId; words: Messages['chapter'] }) {
  if (id === 'one-app') return <Doubts words={words} />

  if (id === 'migration') return <MigrationChapter />

  return (
    <>
      <RuleChapter words={words} id={id} />
      {id === 'payment' && <Signatures words={words.signatures} />}
    </>
  )
}
