import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { formatRupiah } from '@/i18n/format-rupiah'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { Fact, Knowledge, XrayView } from '@/server/purchase/what-each-knows'
import { FACTS, MAY_HOLD } from './facts'
import { closeXray, useXray } from './use-xray'

type XrayProps = { words: Messages['xray']; systems: Messages['frame']['system'] }

/** Three cards instead of the screens: each system's knowledge of the purchase, including none. */
export function Xray({ words, systems }: XrayProps) {
  const { view, state } = useXray()
  const cards = useRef<HTMLElement>(null)
  // The cards are lower than the screens, so restore the scroll position.
  useEffect(() => {
    if (view) cards.current?.scrollIntoView({ block: 'nearest' })
  }, [view])

  return (
    <section
      ref={cards}
      aria-labelledby="xray"
      className="grid animate-arrive content-start gap-4 p-5 room:min-h-0 room:flex-1 room:gap-3 room:p-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="xray" className="text-2xl">
          {words.title}
        </h2>
        <button type="button" onClick={closeXray} className="button bg-white text-night text-sm">
          <ArrowLeft size={16} aria-hidden />
          {words.close}
        </button>
      </div>
      <div aria-live="polite">
        {state === 'read' && view ? (
          <ul className="grid gap-4 lg:grid-cols-3">
            {view.knowledge.map((knowledge) => (
              <Card key={knowledge.system} knowledge={knowledge} view={view} words={words} systems={systems} />
            ))}
          </ul>
        ) : (
          <p className="text-night-quiet room:text-room">
            {state === 'reading' ? words.reading : state === 'failed' ? words.failed : words.nothingBought}
          </p>
        )}
      </div>
      <p className="max-w-[90ch] text-night-quiet text-sm room:hidden">{words.counted}</p>
    </section>
  )
}

type CardProps = XrayProps & { knowledge: Knowledge; view: XrayView }

function Card({ knowledge: { system, rows }, view, words, systems }: CardProps) {
  const facts = rows ? factsIn(rows) : []
  const wrong = rows !== null && facts.join() !== MAY_HOLD[system].join()

  return (
    <li
      data-system={system}
      className={`grid content-start gap-3 rounded-card border-t-6 border-t-(--system) bg-paper p-4 text-ink room:gap-2 room:text-room ${wrong ? 'ring-4 ring-wrong' : ''}`}
    >
      <h3 className="text-(--system-text) text-lg room:text-room">
        {fill(words.knows, { system: systems[system].name })}
      </h3>
      {rows ? (
        <>
          <dl className="grid grid-cols-3 gap-2 text-center">
            {FACTS.map((fact) => (
              <div
                key={fact}
                className={`flex flex-col-reverse rounded-control border px-0.5 py-2 ${rows[fact] > 0 ? 'border-(--system) bg-(--system-wash)' : 'border-line border-dashed'}`}
              >
                <dt className="text-sm room:text-room">{words.fact[fact]}</dt>
                <dd className="figures font-extrabold text-3xl">{rows[fact]}</dd>
              </div>
            ))}
          </dl>
          <p className={`font-bold ${wrong ? 'text-wrong' : ''}`}>{sentenceOf(facts, { view, words })}</p>
        </>
      ) : (
        <p className="font-bold text-warn">{words.unread}</p>
      )}
      {system === 'ramai' && <FeedAnswer status={view.feedStatus} words={words} />}
    </li>
  )
}

const factsIn = (rows: Record<Fact, number>) => FACTS.filter((fact) => rows[fact] > 0)

function sentenceOf(facts: Fact[], { view: { order }, words }: Pick<CardProps, 'view' | 'words'>) {
  if (facts.length === 0) return words.nothing
  if (facts.length === FACTS.length) return fill(words.all, { goods: order.goods, total: formatRupiah(order.total) })
  if (facts.join() === 'order') return words.orderOnly

  return fill(words.some, { facts: facts.map((fact) => words.fact[fact]).join(', ') })
}

function FeedAnswer({ status, words }: { status: number | null; words: Messages['xray'] }) {
  if (status === null) return <p>{words.feedDown}</p>
  const isUnknown = status === 404

  return (
    <p className={isUnknown ? '' : 'font-bold text-wrong'}>
      {fill(isUnknown ? words.feedAnswers : words.feedKnows, { status })}
    </p>
  )
}
