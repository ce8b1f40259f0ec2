'use client'

import { useShare } from '@jembatan/http/use-share'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { CopyButton } from '@/app/orders/[id]/copy-button'

type Props = {
  name: string
  url: string
  words: Record<'share' | 'via' | 'otherApps' | 'copy' | 'copied', string>
}

/** Folded links to apps that take the product's address, and a button that copies it. */
export function ShareProduct({ name, url, words }: Props) {
  const { apps, openSheet } = useShare({ text: name, url })

  return (
    <details>
      <summary className={`${button.quiet} w-full`}>
        <Icon of="icon-Share2" size={20} />
        {words.share}
      </summary>
      <div className="grid gap-2 pt-3">
        <ul aria-label={words.via} className="grid grid-cols-2 gap-2">
          {apps.map(({ name, href }) => (
            <li key={name}>
              <a href={href} target="_blank" rel="noopener noreferrer" className={`${button.quiet} w-full`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <CopyButton text={url} words={words} />
          {openSheet && (
            <button type="button" onClick={() => void openSheet()} className="min-h-11 cursor-pointer font-bold">
              {words.otherApps}
            </button>
          )}
        </div>
      </div>
    </details>
  )
}
