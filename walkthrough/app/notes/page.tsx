import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { Keys } from '@/parts/notes/keys'
import { Notes } from '@/parts/notes/notes'
import { PageHeading } from '@/parts/page-heading'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { story } = await getWords()

  return { title: story.notesTitle }
}

export default async function NotesPage() {
  const { story } = await getWords()

  return (
    <>
      <PageHeading eyebrow={story.notesFor} title={story.notesTitle} lead={story.notesLead} />
      <Notes words={story} />
      <Keys words={story} />
    </>
  )
}
