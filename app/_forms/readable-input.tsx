'use client'

import { keepInputReadable } from '@jembatan/platform/readable-input'
import { useEffect } from 'react'

/** What is pasted from a word processor may hold a character that nobody typed: it is made readable while the person looks. */
export function ReadableInput() {
  useEffect(keepInputReadable, [])

  return null
}
