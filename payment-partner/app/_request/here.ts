import { localPath } from '@jembatan/platform/request'
import { headers } from 'next/headers'

/** The address of the page that is being asked for, or from which an action was sent. */
export async function readHere() {
  const [path = '/', search] = localPath((await headers()).get('x-path')).split('?')

  return { path, search: search === undefined ? '' : `?${search}` }
}
