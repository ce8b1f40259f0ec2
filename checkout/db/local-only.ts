const LOCAL = new Set(['127.0.0.1', '[::1]', 'localhost'])

/**
 * Seeding empties tables, so it stays away from a database that somebody may depend on.
 * @throws {Error} in one sentence when the database is not on this machine and nobody said that it may be seeded.
 */
export function assertMayBeSeeded(url: string, allowRemote: boolean) {
  const { hostname } = new URL(url)
  if (LOCAL.has(hostname) || allowRemote) return

  throw new Error(
    `The seed refuses the database at ${hostname}: it is not local. Set ALLOW_REMOTE_SEED=1 if you mean it.`,
  )
}
