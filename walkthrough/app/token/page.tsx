import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { explainClosedSteering } from '@/app/_ui/frame/steering'
import { PageHeading } from '@/app/_ui/page-heading'
import { TokenLens } from '@/app/_ui/token/token-lens'
import { getWords } from '@/i18n/get-words'
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
        closed={await explainClosedSteering(token.off)}
      />
    </>
  )
}
