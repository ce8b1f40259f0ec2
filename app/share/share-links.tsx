'use client'

import { useShare } from '@jembatan/http/use-share'
import { share } from '../social/actions'
import type { CommentWords } from '../social/words'

type ShareLinksProps = {
  /** The post that counts the share; undefined for a profile. */
  post?: string
  url: string
  /** The text before the address in a message. */
  text: string
  words: CommentWords
}

/** Links that open other apps with the address, and a button that copies it. */
export function ShareLinks({ post, url, text, words }: ShareLinksProps) {
  const count = () => {
    if (post === undefined) return
    const form = new FormData()
    form.set('post', post)
    void share(form)
  }
  const { apps, isCopied, copy, openSheet } = useShare({ text, url }, count)

  return (
    <div className="grid gap-2">
      <ul className="grid grid-cols-2 gap-2" aria-label={words.shareVia}>
        {apps.map(({ name, href }) => (
          <li key={name}>
            <a
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              className="button button-quiet w-full"
              onClick={count}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      {openSheet && (
        <button type="button" className="button button-quiet" onClick={() => void openSheet()}>
          {words.otherApps}
        </button>
      )}
      <label htmlFor="link" className="mt-2 font-bold text-sm">
        {words.link}
      </label>
      <input id="link" className="field" readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" className="button bg-ink text-card" onClick={() => void copy()}>
        {words.copyLink}
      </button>
      <p role="status">{isCopied && words.copied}</p>
    </div>
  )
}
