import { getTranslations } from 'next-intl/server'

type Way = { name: string; steps: string[] }

/** Instructions for each place to pay; the first is open. */
export async function Instructions({ method }: { method: string }) {
  const t = await getTranslations()
  const ways: Way[] = t.raw(`howToPay.${method}`)

  return (
    <section className="panel px-5 py-4">
      <h2>{t('payment.howToPay')}</h2>
      {ways.map(({ name, steps }, index) => (
        <details key={name} open={index === 0} className="border-line border-t first-of-type:border-0">
          <summary className="min-h-11 content-center font-bold">{name}</summary>
          <ol className="grid list-decimal gap-1.5 pb-4 pl-5 text-sm">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  )
}
