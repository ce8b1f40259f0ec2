'use client'

import { useEffect, useRef } from 'react'

/**
 * A hidden field with the URL that the form is submitted from. Without JavaScript it is the
 * rendered URL; with it the current one, since client navigation changes the query.
 */
export function HereField({ name, arrivedAt }: { name: string; arrivedAt: string }) {
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const form = field.current?.form
    const tell = () => {
      if (field.current) field.current.value = location.pathname + location.search
    }
    form?.addEventListener('submit', tell)

    return () => form?.removeEventListener('submit', tell)
  }, [])

  return <input ref={field} type="hidden" name={name} defaultValue={arrivedAt} />
}
