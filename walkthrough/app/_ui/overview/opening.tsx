import { PlaneTakeoff, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import type { Messages } from '@/i18n/messages'
import { TalkButton } from '../presenter/talk-button'

type OpeningProps = {
  words: Messages['overview']
  talk: Messages['talk']
  /** True beside screens, which must be visible without scrolling. */
  brief: boolean
  /** The name of the pre-flight page; null without a presenter. */
  preflight: string | null
}

export function Opening({ words, talk, brief, preflight }: OpeningProps) {
  return (
    <section className="grid items-end gap-4 lg:grid-cols-[1fr_auto]">
      <div>
        <h1
          className={`flex flex-wrap gap-x-[0.24em] leading-[1.08] ${brief ? 'text-[clamp(1.5rem,2vw,2rem)]' : 'text-[clamp(1.9rem,3.4vw,3.2rem)]'}`}
        >
          {words.heading.map((sentence) => (
            <span key={sentence}>{sentence} </span>
          ))}
        </h1>
        {!brief && <p className="mt-3 max-w-[75ch] text-quiet lg:text-lg">{words.lead}</p>}
      </div>
      <div className="flex flex-wrap gap-2 lg:justify-end">
        {preflight && (
          <Link href="/ready" prefetch={false} className="button button-calm">
            <PlaneTakeoff size={16} aria-hidden />
            {preflight}
          </Link>
        )}
        <Link href="/evidence" className="button button-calm plain:hidden">
          <ShieldCheck size={16} aria-hidden />
          {words.runIt}
        </Link>
        <TalkButton words={talk} />
      </div>
    </section>
  )
}
