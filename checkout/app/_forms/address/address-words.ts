import { getMessages } from 'next-intl/server'

export type AddressWords = Awaited<ReturnType<typeof addressWords>>

/** What the form says by itself; sentences of errors come with the answer to it. */
export async function addressWords() {
  const { errors: _, ...words } = (await getMessages()).checkout.address

  return words
}
