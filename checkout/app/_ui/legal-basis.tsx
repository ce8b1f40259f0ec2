type LegalBasisProps = { summary: string; text: string }

/** The articles behind a page, folded: a shopper can read the page without them. */
export function LegalBasis({ summary, text }: LegalBasisProps) {
  return (
    <details>
      <summary className="inline-block min-h-11 cursor-pointer content-center font-bold">{summary}</summary>
      <p className="text-quiet">{text}</p>
    </details>
  )
}
