import { redirect } from 'next/navigation'
import { readFailure } from '@/server/trpc/caller'

/** What the desk answers; whoever is not signed in, or is no longer, finds the door. */
export async function atTheDesk<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    if (readFailure(error)?.code === 'desk_closed') redirect('/desk/sign-in')
    throw error
  })
}
