const LOCAL = new Set(['127.0.0.1', '[::1]', 'localhost'])

/**
 * Guards the seed, which empties tables, against databases in use.
 * @throws {Error} in one sentence if the database is remote and remote seeding is not allowed.
 */
export function assertMayBeSeeded(url: string, allowRemote: boolean) {
  const { hostname } = new URL(url)
  if (LOCAL.has(hostname) || allowRemote) return

  throw new Error(
    `The seed refuses the database at ${hostname}: it is not local. Set ALLOW_REMOTE_SEED=1 if you mean it.`,
  )
}
