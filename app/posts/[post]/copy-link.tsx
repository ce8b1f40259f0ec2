'use client'

import { useState } from 'react'
import { share } from '@/app/social/actions'
import type { Messages } from '@/i18n/request'

type CopyLinkProps = { post: string; url: string; words: Messages['social'] }

/** The post's address with a button that copies it and counts as a share. */
export function CopyLink({ post, url, words }: CopyLinkProps) {
  const [copied, setCopied] = useState(false)

  const copy = async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
    const form = new FormData()
    form.set('post', post)
    await share(form)
  }

  return (
    <div className="grid gap-2">
      <label htmlFor="link" className="font-bold text-sm">
        {words.link}
      </label>
      <input id="link" className="field" readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" className="button button-quiet" onClick={() => void copy()}>
        {words.copyLink}
      </button>
      <p role="status">{copied && words.copied}</p>
    </div>
  )
}
