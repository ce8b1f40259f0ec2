import { localPath } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import type { Language } from '@/i18n/language'

/** Returns the address of the requested page, or of the page that sent the action. */
export async function readHere() {
  const [path = '/', search] = localPath((await headers()).get('x-path')).split('?')

  return { path, search: search === undefined ? '' : `?${search}` }
}

/**
 * Returns the address of the requested page in another language, or without one: a language in the
 * address overrides the payer's cookie.
 */
export async function hereIn(language: Language | null) {
  const { path, search } = await readHere()
  const params = new URLSearchParams(search)
  if (language) params.set('language', language)
  else params.delete('language')

  return params.size > 0 ? `${path}?${params}` : path
}
