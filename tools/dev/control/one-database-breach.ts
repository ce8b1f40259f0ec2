import type { Cluster } from '../postgres/cluster'
import { dim, printLine } from '../terminal/progress.mjs'
import { RequestError } from './request-error'

export type OneDatabaseBreach = ReturnType<typeof createOneDatabaseBreach>

/** The breach of row 3: Pasar's database accepts a password without a client certificate. */
export function createOneDatabaseBreach(pasar: Pick<Cluster, 'access'> | undefined) {
  const accessOrThrow = () => {
    if (pasar?.access) return pasar.access
    throw new RequestError(
      409,
      'external_database',
      "Pasar's database was not started here (PASAR_DATABASE_URL names it), so its access rules stay as they are.",
    )
  }

  return {
    isOn: async () => (await pasar?.access?.isPasswordEnough()) ?? false,
    start: async () => {
      await accessOrThrow().allowPasswordAlone()
      printLine(dim("  · Pasar's database accepts the password without a certificate, on purpose."))
    },
    end: async () => {
      await accessOrThrow().requireCertificate()
      printLine(dim("  · Pasar's database requires its certificate again."))
    },
    /** Ends an active breach silently, because everything is being stopped. */
    clear: async () => {
      if (await pasar?.access?.isPasswordEnough()) await pasar?.access?.requireCertificate()
    },
  }
}
