export function Hashtags({ hashtags }: { hashtags: string[] }) {
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {hashtags.map((hashtag) => (
        <li key={hashtag}>
          <a
            href={`/hashtags/${hashtag}`}
            className="flex min-h-11 items-center rounded-full border border-line bg-card px-4 font-bold hover:border-ink"
          >
            #{hashtag}
          </a>
        </li>
      ))}
    </ul>
  )
}
