'use client'

import { useLayoutEffect } from 'react'

/**
 * The outcome takes the place of a longer page: begin at its beginning, not where the button was. Before it is painted, since
 * a page that moves after somebody saw it moves a button away from under their finger. What had the focus is gone with that
 * page: whoever goes on by keys, or listens, goes on at the title.
 */
export function FromTheTop() {
  useLayoutEffect(() => {
    // Its answer is a promise in new browsers, and an effect may answer with a function only.
    window.scrollTo(0, 0)
    const title = document.querySelector('h1')
    if (!title || document.activeElement !== document.body) return
    // In a merchant's page the buyer may be elsewhere.
    if (window !== window.parent && !document.hasFocus()) return
    title.tabIndex = -1
    title.focus({ preventScroll: true })
  }, [])

  return null
}
