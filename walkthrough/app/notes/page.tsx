import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { Keys } from '@/app/_ui/notes/keys'
import { Notes } from '@/app/_ui/notes/notes'
import { PageHeading } from '@/app/_ui/page-heading'
import { getWords } from '@/i18n/get-words'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { talk } = await getWords()

  return { title: talk.notes.title }
}

export default async function NotesPage() {
  const { talk } = await getWords()

  return (
    <>
      <PageHeading eyebrow={talk.notes.for} title={talk.notes.title} lead={talk.notes.lead} />
      <Notes words={talk} />
      <Keys words={talk} />
    </>
  )
}
