import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { Keys } from '@/app/_ui/notes/keys'
import { Notes } from '@/app/_ui/notes/notes'
import { PageHeading } from '@/app/_ui/page-heading'
import { getWords } from '@/i18n/get-words'

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
