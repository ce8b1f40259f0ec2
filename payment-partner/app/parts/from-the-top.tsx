'use client'

import { useLayoutEffect } from 'react'

/**
 * The outcome takes the place of a longer page: begin at its beginning, not where the button was. Before it is painted, since
 * a page that moves after somebody saw it moves a button away from under their finger.
 */
export function FromTheTop() {
  useLayoutEffect(() => {
    // Its answer is a promise in new browsers, and an effect may answer with a function only.
    window.scrollTo(0, 0)
  }, [])

  return null
}
