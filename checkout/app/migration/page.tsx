import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { cache } from 'react'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { Icon } from '@/app/_ui/lucide-icon'
import { button, card } from '@/app/_ui/styles'
import { type DescribedCertificate, describeCertificate } from '@/server/migration/verification/describe-certificate'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await describe()).title }
}

/** Cached for the page and its metadata. */
const describe = cache(async () =>
  describeCertificate(await orNotFound((await shop()).migration.certificate()), await readLanguage()),
)

/**
 * The document that both companies signed about the old shop's end. Public, since it contains no
 * personal data.
 */
export default orAbsent(async function CertificatePage() {
  const { title, closed, lead, simulation, times, rows, destroyed, retained, proof, download, data } = await describe()

  return (
    <div className="mx-auto grid max-w-4xl grid-cols-1 gap-5 pt-6 lg:pt-10">
      <article className={`${card} grid grid-cols-1 gap-8`}>
        <header className="grid gap-2">
          <p className="font-bold text-pasar-deep">{closed}</p>
          <h1 className="text-3xl sm:text-4xl">{title}</h1>
          <p className="max-w-prose">{lead}</p>
          <p className="text-quiet text-sm">{simulation}</p>
        </header>
        <Items {...times} />
        <Rows {...rows} />
        <Items {...destroyed} />
        <Items {...retained} />
        <Items {...proof} />
      </article>
      <div className="grid gap-3 sm:grid-cols-2 print:hidden">
        <a href="/migration/certificate.pdf" className={button.primary}>
          <Icon of="icon-Download" size={20} />
          {download}
        </a>
        <a href="/migration/certificate.json" download className={button.quiet}>
          <Icon of="icon-FileJson" size={20} />
          {data}
        </a>
      </div>
    </div>
  )
})

function Items({ heading, text, items }: DescribedCertificate['times'] & { text?: string }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{heading}</h2>
      {text && <p className="max-w-prose text-quiet">{text}</p>}
      <dl className="grid gap-3">
        {items.map(({ term, lines }) => (
          <div
            key={term}
            className="grid gap-0.5 border-line border-t pt-3 sm:grid-cols-[18rem_minmax(0,1fr)] sm:gap-x-4"
          >
            <dt className="font-bold">{term}</dt>
            {lines.map((line) => (
              <dd key={line} className="wrap-anywhere sm:col-start-2">
                {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Wider than a phone: it scrolls, and is focusable for the keyboard. */
function Rows({ heading, text, head, rows, left }: DescribedCertificate['rows']) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <h2 id="rows" className="text-xl">
        {heading}
      </h2>
      <p className="max-w-prose text-quiet">{text}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="overflow-x-auto" tabIndex={0} aria-labelledby="rows">
        <table className="w-full min-w-[40rem] text-sm">
          <thead>
            <tr className="border-line border-b text-left">
              {head.map((name, index) => (
                <th key={name} scope="col" className={index === 0 ? 'py-2 pr-3' : 'py-2 pl-3 text-right'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...numbers]) => (
              <tr key={name} className="border-line border-b">
                <th scope="row" className="py-2 pr-3 text-left font-medium">
                  {name}
                </th>
                {numbers.map((number, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a document never change
                  <td key={index} className="money py-2 pl-3 text-right">
                    {number}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="font-bold">{left}</p>
    </div>
  )
}
