import { FileQuestion } from 'lucide-react'
import type { Metadata } from 'next'
import { readRequestId } from '@/app/_ui/frame/request-id'
import { getWords } from '@/i18n/get-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords()).frame.notFoundTitle }
}

export default async function NotFound() {
  const { frame } = await getWords()

  return (
    <section className="panel mx-auto grid max-w-xl justify-items-center gap-4 px-6 py-12 text-center">
      <FileQuestion size={36} aria-hidden />
      <h1 className="text-3xl">{frame.notFoundTitle}</h1>
      <p className="text-quiet">{frame.notFoundText}</p>
      <a href="/" className="button button-strong">
        {frame.toOverview}
      </a>
      <p className="text-quiet text-sm">
        {frame.requestId}: <code className="break-all">{await readRequestId()}</code>
      </p>
    </section>
  )
}
