type TimelineProps = { title: string; note: string; dates: { date: string; text: string }[] }

export function Timeline({ title, note, dates }: TimelineProps) {
  return (
    <section aria-labelledby="timeline" className="panel p-5 sm:p-8">
      <h2 id="timeline" className="text-xl">
        {title}
      </h2>
      <ol className="mt-6 grid gap-6 border-ink border-l-2 lg:grid-cols-4 lg:gap-x-0 lg:gap-y-8 lg:border-0">
        {dates.map(({ date, text }) => (
          <li
            key={date}
            className="relative pl-6 before:absolute before:top-1 before:-left-[0.45rem] before:size-3 before:rounded-full before:bg-ink lg:border-ink lg:border-t-2 lg:pt-4 lg:pr-6 lg:pl-0 lg:before:-top-[0.45rem] lg:before:left-0"
          >
            <p className="figures font-extrabold">{date}</p>
            <p className="text-quiet">{text}</p>
          </li>
        ))}
      </ol>
      <p className="mt-6 text-quiet text-sm">{note}</p>
    </section>
  )
}
