import { ArrowUpRight, FileCheck2 } from 'lucide-react'
import { useSpeech } from './speech'

/** That nothing is left: Pasar's own page, signed by both sides. */
export function Certificate({ address }: { address: string | null }) {
  const { certificate: words } = useSpeech().words

  return (
    <section aria-labelledby="certificate" className="panel p-5 sm:p-7">
      <h2 id="certificate" className="flex items-center gap-2 text-xl">
        <FileCheck2 size={20} aria-hidden />
        {words.title}
      </h2>
      <p className="mt-2">{address ? words.text : words.waiting}</p>
      {address && (
        <a href={address} target="_blank" rel="noreferrer" className="button button-strong mt-4">
          {words.open}
          <ArrowUpRight size={17} aria-hidden />
        </a>
      )}
    </section>
  )
}
