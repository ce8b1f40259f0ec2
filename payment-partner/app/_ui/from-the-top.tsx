'use client'

import { useLayoutEffect } from 'react'

/**
 * Scrolls to the top and moves the focus to the title when the outcome replaces a longer page. The
 * button that had the focus no longer exists, so keyboard and screen-reader users continue at the
 * title. Runs before paint: scrolling a visible page could move a button away from under a finger.
 */
export function FromTheTop() {
  useLayoutEffect(() => {
    // In new browsers `scrollTo` returns a promise, but an effect may return only a function.
    window.scrollTo(0, 0)
    const title = document.querySelector('h1')
    if (!title || document.activeElement !== document.body) return
    // In a merchant's page the focus may be outside the frame.
    if (window !== window.parent && !document.hasFocus()) return
    title.tabIndex = -1
    title.focus({ preventScroll: true })
  }, [])

  return null
}
