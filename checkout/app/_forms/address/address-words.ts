import { getMessages } from 'next-intl/server'

export type AddressWords = Awaited<ReturnType<typeof addressWords>>

/** The form's own labels. Error sentences come with the reply. */
export async function addressWords() {
  const { errors: _, ...words } = (await getMessages()).checkout.address

  return words
}
