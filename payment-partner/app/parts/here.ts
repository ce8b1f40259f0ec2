import { localPath } from '@jembatan/platform/request'
import { headers } from 'next/headers'

/** The address of the page that is being asked for, or from which an action was sent. */
export async function readHere() {
  const given = await headers()

  return { path: localPath(given.get('x-path')), search: given.get('x-search') ?? '' }
}
