'use client'

import { useEffect, useState } from 'react'
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
  const [copied, setCopied] = useState(false)
  const hasShareSheet = useShareSheet()

  const count = () => {
    if (post === undefined) return
    const form = new FormData()
    form.set('post', post)
    void share(form)
  }
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
    count()
  }
  // A person who closes the device's own sheet has not shared anything.
  const open = () => navigator.share({ text, url }).then(count, () => undefined)

  return (
    <div className="grid gap-2">
      <ul className="grid grid-cols-2 gap-2" aria-label={words.shareVia}>
        {APPS.map(({ name, address }) => (
          <li key={name}>
            <a
              href={address({ text, url })}
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
      {hasShareSheet && (
        <button type="button" className="button button-quiet" onClick={() => void open()}>
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
      <p role="status">{copied && words.copied}</p>
    </div>
  )
}

type Shared = { text: string; url: string }

const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

const APPS = [
  { name: 'WhatsApp', address: ({ text, url }: Shared) => `https://wa.me/?${query({ text: `${text} ${url}` })}` },
  { name: 'Telegram', address: ({ text, url }: Shared) => `https://t.me/share/url?${query({ url, text })}` },
  { name: 'X', address: ({ text, url }: Shared) => `https://x.com/intent/post?${query({ text, url })}` },
  { name: 'Facebook', address: ({ url }: Shared) => `https://www.facebook.com/sharer/sharer.php?${query({ u: url })}` },
]

/** Whether the device has its own sheet; known only in the browser. */
function useShareSheet() {
  const [has, setHas] = useState(false)
  useEffect(() => setHas('share' in navigator), [])

  return has
}
