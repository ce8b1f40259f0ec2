import type { Messages } from '@/i18n/messages'

/** The presenter's keys, equal in every window. */
export function Keys({ words: { keys, keyWords } }: { words: Messages['talk'] }) {
  return (
    <dl className="mt-6 flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {keys.map((key, index) => (
        <div key={key} className="flex items-center gap-2">
          <dt>
            <kbd className="rounded-md border border-line border-b-3 bg-card px-2 py-0.5 font-mono text-xs">{key}</kbd>
          </dt>
          <dd className="text-quiet">{keyWords[index]}</dd>
        </div>
      ))}
    </dl>
  )
}
