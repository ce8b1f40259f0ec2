'use client'

import { useEffect } from 'react'

/** The outcome takes the place of a longer page: begin at its beginning, not where the button was. */
export function FromTheTop() {
  useEffect(() => {
    // Its answer is a promise in new browsers, and an effect may answer with a function only.
    window.scrollTo(0, 0)
  }, [])

  return null
}
