type PageHeadingProps = { eyebrow: string; title: string; lead: string; children?: React.ReactNode }

/** The lead is hidden in presenter mode. */
export function PageHeading({ eyebrow, title, lead, children }: PageHeadingProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-4 lg:mb-6">
      <div>
        <p className="eyebrow text-quiet room:hidden">{eyebrow}</p>
        <h1 className="mt-1 text-[clamp(1.7rem,2.6vw,2.6rem)] leading-tight">{title}</h1>
        <p className="mt-2 max-w-[75ch] text-quiet room:hidden">{lead}</p>
      </div>
      {children}
    </header>
  )
}
