import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { whySteeringIsClosed } from '@/parts/frame/steering'
import { PageHeading } from '@/parts/page-heading'
import { TokenLens } from '@/parts/token/token-lens'
import { neverOn } from '@/server/register/flows'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { token } = await getWords()

  return { title: token.title }
}

export default async function TokenPage() {
  const { token, overview } = await getWords()

  return (
    <>
      <PageHeading eyebrow={token.title} title={token.heading} lead={token.lead} />
      <TokenLens
        words={token}
        overview={overview}
        never={neverOn('F2')}
        closed={await whySteeringIsClosed(token.off)}
      />
    </>
  )
}
