import { readFileSync } from 'node:fs'

/**
 * A database's address without libpq's certificate words (`sslrootcert`, `sslcert`, `sslkey`), which postgres.js would pass
 * on to the server as settings, and the files that they name.
 */
export function readAddress(address: string) {
  const url = new URL(address)
  const take = (name: string) => {
    const file = url.searchParams.get(name)
    url.searchParams.delete(name)
    return file ? readFileSync(file) : undefined
  }
  const ssl = { ca: take('sslrootcert'), cert: take('sslcert'), key: take('sslkey') }
  if (!ssl.ca && !ssl.cert) return { url: url.href }
  url.searchParams.delete('sslmode')

  return { url: url.href, ssl }
}
