import { useEffect, useState } from 'react'

type Shared = { text: string; url: string }

/**
 * The ways to share an address: apps to open by links, which need no JavaScript, the clipboard, and
 * the device's own sheet where it has one. `onShared` runs after each.
 */
export function useShare({ text, url }: Shared, onShared: () => void = () => undefined) {
  const [isCopied, setIsCopied] = useState(false)
  const [hasSheet, setHasSheet] = useState(false)
  // Known only in the browser.
  useEffect(() => setHasSheet('share' in navigator), [])

  return {
    apps: APPS.map(({ name, address }) => ({ name, href: address({ text, url }) })),
    isCopied,
    copy: async () => {
      await navigator.clipboard.writeText(url)
      setIsCopied(true)
      onShared()
    },
    // A person who closes the sheet has not shared anything.
    openSheet: hasSheet ? () => navigator.share({ text, url }).then(onShared, () => undefined) : undefined,
  }
}

const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

const APPS = [
  { name: 'WhatsApp', address: ({ text, url }: Shared) => `https://wa.me/?${query({ text: `${text} ${url}` })}` },
  { name: 'Telegram', address: ({ text, url }: Shared) => `https://t.me/share/url?${query({ url, text })}` },
  { name: 'X', address: ({ text, url }: Shared) => `https://x.com/intent/post?${query({ text, url })}` },
  { name: 'Facebook', address: ({ url }: Shared) => `https://www.facebook.com/sharer/sharer.php?${query({ u: url })}` },
]
