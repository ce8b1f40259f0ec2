'use client'

import { useEffect, useRef } from 'react'

/** Where a form is sent from: as the server drew it, and with script as it is by then, since links change the query without it. */
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
