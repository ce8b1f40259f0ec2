import { localPath } from '@jembatan/platform/request'
import { headers } from 'next/headers'

/** Returns the address of the requested page, or of the page that sent the action. */
export async function readHere() {
  const [path = '/', search] = localPath((await headers()).get('x-path')).split('?')

  return { path, search: search === undefined ? '' : `?${search}` }
}
