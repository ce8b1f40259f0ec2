import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { CreatorChoice } from '@/app/_ui/creators/creator-choice'
import { ReachPanel, SalesPanel } from '@/app/_ui/creators/panels'
import { PageHeading } from '@/app/_ui/page-heading'
import { getWords } from '@/i18n/get-words'
import { readPromotions } from '@/server/audit-log/read-promotions'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords()).creators.title }
}

type CreatorsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** A creator's figures in two separate systems. */
export default async function CreatorsPage({ searchParams }: CreatorsPageProps) {
  const { creators: words, frame } = await getWords()
  const { ramai, pasar } = await readPromotions()
  const { creator: requested } = await searchParams
  const names = new Map('creators' in ramai ? ramai.creators.map(({ creator, name }) => [creator, name]) : [])
  for (const { creator } of 'promotions' in pasar ? pasar.promotions : [])
    if (!names.has(creator)) names.set(creator, `@${creator}`)
  const [first] = names.keys()
  const current = typeof requested === 'string' && names.has(requested) ? requested : names.has('rani') ? 'rani' : first

  return (
    <>
      <PageHeading eyebrow={words.title} title={words.heading} lead={words.lead} />
      <CreatorChoice label={words.choose} names={[...names]} chosen={current} />
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <ReachPanel words={words} frame={frame} reach={ramai} creator={current} />
        <SalesPanel words={words} frame={frame} sales={pasar} creator={current} />
      </div>
      <p className="panel mt-4 border-l-6 border-l-ink p-5 text-lg lg:mt-6">
        {words.noJoin} <span className="text-quiet text-sm">{words.rule}</span>
      </p>
    </>
  )
}
