'use client'

import { keepInputReadable } from '@jembatan/platform/readable-input'
import { useEffect } from 'react'

/** Replaces invisible characters in pasted text at once, so that the person sees the result. */
export function ReadableInput() {
  useEffect(keepInputReadable, [])

  return null
}
