'use client'

import { keepInputReadable } from '@jembatan/platform/readable-input'
import { useEffect } from 'react'

/**
 * Text pasted from a word processor may contain invisible characters. This makes it readable while
 * the person can see the change.
 */
export function ReadableInput() {
  useEffect(keepInputReadable, [])

  return null
}
