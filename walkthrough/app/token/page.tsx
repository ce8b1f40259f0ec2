import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { PageHeading } from '@/parts/page-heading'
import { Lens } from '@/parts/token/lens'
import { getEnvironment } from '@/server/environment'
import { neverOn } from '@/server/register/flows'

export async function generateMetadata(): Promise<Metadata> {
  const { token } = await getWords()

  return { title: token.title }
}

export default async function TokenPage() {
  const { token, stage } = await getWords()

  return (
    <>
      <PageHeading eyebrow={token.title} title={token.heading} lead={token.lead} />
      <Lens words={token} stage={stage} never={neverOn('F2')} on={getEnvironment().DEMO_MODE} />
    </>
  )
}
