'use client'

import { useEffect } from 'react'

/** The outcome takes the place of a longer page: begin at its beginning, not where the button was. */
export function FromTheTop() {
  useEffect(() => window.scrollTo(0, 0), [])

  return null
}
