import { ArrowUpRight, Check, Hand } from 'lucide-react'
import Link from 'next/link'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'

type RuleChapterProps = { words: Messages['chapter']; id: 'payment' | 'user-data' | 'merchant-operations' }

/** A chapter about a clause: the evidence that the software gives, and its limits. */
export function RuleChapter({ words, id }: RuleChapterProps) {
  const { quote, gloss, source, old, now, shown, admitted } = words[id]

  return (
    <div className="grid gap-5 lg:gap-6">
      <figure className="night p-6 sm:p-10">
        <p className="eyebrow text-night-quiet">{words.rule}</p>
        <blockquote
          lang="id"
          className="mt-3 max-w-[44ch] font-extrabold text-[clamp(1.35rem,2.5vw,2.3rem)] leading-snug tracking-tight"
        >
          “{quote}”
        </blockquote>
        {gloss && <p className="mt-4 max-w-[75ch]">{gloss}</p>}
        <figcaption className="mt-5 text-night-quiet text-sm">
          <b className="text-white">{fill(words.clause, { old, now })}</b>
          <br />
          {source}
        </figcaption>
      </figure>
      <div className="grid items-start gap-5 lg:grid-cols-[1.7fr_1fr] lg:gap-6">
        <section aria-labelledby="shown">
          <h2 id="shown" className="flex items-center gap-2 text-xl">
            <Check size={20} aria-hidden />
            {words.shown}
          </h2>
          <ul className="mt-3 grid gap-3 sm:grid-cols-2">
            {shown.map(({ text, link, see }) => (
              <li key={text} className="panel grid content-between gap-3 p-5">
                <p>{text}</p>
                <Link href={link} className="flex min-h-11 items-center gap-1 font-bold underline underline-offset-4">
                  {see}
                  <ArrowUpRight size={16} aria-hidden />
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="admitted">
          <h2 id="admitted" className="flex items-center gap-2 text-xl">
            <Hand size={20} aria-hidden />
            {words.admitted}
          </h2>
          <ul className="mt-3 grid gap-3 rounded-card border border-warn/40 bg-warn-wash p-5">
            {admitted.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}
