/** Names and values; a detail without a value is left out. */
export const DetailList = ({ details }: { details: [name: string, value: string | null | undefined][] }) => (
  <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)]">
    {details.map(
      ([name, value]) =>
        value && (
          <div key={name} className="contents max-sm:grid">
            <dt className="text-quiet text-sm sm:pt-0.5">{name}</dt>
            <dd className="break-words tabular-nums">{value}</dd>
          </div>
        ),
    )}
  </dl>
)
